{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Searches without a result]]</h1></div>
[[+desk/knowledge_tabs]]
<div class="narrow stack">
<p class="dim">[[What people looked for and did not find, in the past year. Write an article or add tags, then mark it as handled; it comes back when somebody searches for it again. Who searched is not kept.]]</p>
<dl class="facts row"><div><dt>[[Suggestions opened in 30 days]]</dt><dd>{{OPENED}}</dd></div><div><dt>[[Of these without a ticket afterwards]]</dt><dd>{{SAVED}}</dd></div><div><dt>[[Tickets sent past suggestions]]</dt><dd>{{IGNORED}}</dd></div></dl>
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[Searches without a result]]" tabindex="0"><table class="q cards"><thead><tr><th scope="col">[[Words]]</th><th scope="col">[[Language]]</th><th scope="col" class="num">[[Times]]</th><th scope="col">[[Last on]]</th>{{#CAN_ACT}}<th scope="col"><span class="vh">[[Action]]</span></th>{{/CAN_ACT}}</tr></thead><tbody>
{{#ROW}}<tr><th scope="row" class="brk"><a href="{{P}}/support/search?q={{WORDS_URL}}">{{WORDS}}</a></th><td>{{LANGUAGE}}</td><td class="num">{{TIMES}}</td><td>{{DAY}}</td>{{#CAN_ACT}}<td><form method="post" action="{{P}}/admin/searches/handled"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="words" value="{{WORDS}}"><input type="hidden" name="language" value="{{LANGUAGE_CODE}}"><button class="btn sm" type="submit">[[icon:check]][[Handled]]<span class="vh">: {{WORDS}}</span></button></form></td>{{/CAN_ACT}}</tr>{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[Everybody found something]]</h2><p>[[Searches that find nothing appear here, so that you know which article is missing.]]</p></div>
{{/EMPTY}}
</div></div>
