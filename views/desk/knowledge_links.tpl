{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Broken links]]</h1></div>
[[+desk/knowledge_tabs]]
<p class="dim">[[Links in what readers get of articles are checked once a day, and at once when the text or an article behind a link changes.]] {{#OUTSIDE}}[[Those to other sites are looked at once a week; a site that does not answer three times in a row appears here.]]{{/OUTSIDE}}{{#NO_OUTSIDE}}[[Those to other sites are not checked in this installation.]]{{/NO_OUTSIDE}}</p>
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[Broken links]]" tabindex="0"><table class="q cards rq"><caption class="vh">[[Links that lead nowhere, last found first]]</caption><thead><tr><th scope="col">[[Link]]</th><th scope="col">[[Article]]</th><th scope="col" class="num">[[Since]]</th><th scope="col" class="num">[[Last checked]]</th>{{#CAN_ACT}}<th scope="col"><span class="vh">[[Action]]</span></th>{{/CAN_ACT}}</tr></thead><tbody>
{{#ROW}}
<tr><th scope="row" class="brk"><code>{{ADDRESS}}</code><small>{{REASON_TEXT}}</small></th><td class="w"><a href="{{P}}/admin/knowledge/{{ID}}/edit" lang="{{CODE}}">{{TITLE}}</a><small>{{CODE}}</small></td><td class="num"><time datetime="{{SINCE_ISO}}" title="{{SINCE_FULL}}">{{SINCE_TEXT}}</time></td><td class="num hide"><time datetime="{{CHECKED_ISO}}" title="{{CHECKED_FULL}}">{{CHECKED_TEXT}}</time></td>{{#CAN_ACT}}<td class="e"><form method="post" action="{{P}}/admin/knowledge/links"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="article" value="{{ID}}"><button class="btn sm" type="submit">[[icon:rotate-cw]][[Check again]]<span class="vh">: {{TITLE}}</span></button></form></td>{{/CAN_ACT}}</tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[All links work]]</h2></div>
{{/EMPTY}}
[[+desk/pager]]
</div>
