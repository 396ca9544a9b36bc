{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Knowledge base]]</h1><span class="end"></span><a class="btn" href="{{P}}/admin/searches">[[icon:search]][[Searches without an answer]]</a>
{{#MAY_ACT}}<a class="btn primary" href="{{P}}/admin/knowledge/new">[[icon:plus]][[New article]]</a>{{/MAY_ACT}}</div>
<form class="cluster" method="get" action="{{P}}/admin/knowledge">
<div class="field"><label for="state">[[Status]]</label>[[+desk/select state STATE]]</div>
<div class="field"><label for="words">[[Language]]</label>[[+desk/select words WORDS]]</div>
<div class="field"><label for="q">[[Title or tag]]</label><input class="input" id="q" name="q" value="{{F_Q}}" maxlength="100" autocomplete="off"></div>
<div class="check"><input type="checkbox" id="review" name="review" value="1"{{#REVIEW}} checked{{/REVIEW}}><label for="review">[[To be read again]]</label></div>
<button class="btn" type="submit">[[Filter]]</button></form>
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[Articles]]" tabindex="0"><table class="q cards kq"><caption class="vh">[[Articles, changed last first]]</caption><thead><tr><th scope="col">[[Status]]</th><th scope="col">[[Title]]</th><th scope="col" class="num">[[Read in 30 days]]</th><th scope="col" class="num">[[Did not help]]</th><th scope="col" class="num">[[Changed]]</th></tr></thead><tbody>
{{#ROW}}
<tr><td class="z">{{#STANDING}}<span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{CODE}}: {{STATE_TEXT}}</span> {{/STANDING}}{{#OUTDATED}}<span class="tag late">[[icon:octagon-alert]][[Translation is behind]]</span> {{/OUTDATED}}{{#REVIEW_DUE}}<span class="tag act">[[icon:circle-alert]][[To be read again]]</span>{{/REVIEW_DUE}}</td><th scope="row"><a href="{{P}}/admin/knowledge/{{ID}}">{{TITLE}}</a><small class="cut">{{CATEGORY}}: {{FOLDER}}</small></th><td class="num hide">{{READ}}</td><td class="num hide">{{UNHELPFUL}}</td><td class="num hide"><time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#MORE}}<p><a class="btn" href="{{P}}/admin/knowledge?state={{STATE_WORD}}&amp;words={{WORDS_WORD}}&amp;q={{F_Q}}&amp;after_time={{AFTER_TIME}}&amp;after={{AFTER}}">[[Next page]]</a></p>{{/MORE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No articles found]]</h2><p>[[Take a filter away, or write the first one.]]</p><a class="btn" href="{{P}}/admin/knowledge">[[All articles]]</a></div>
{{/EMPTY}}
</div>
