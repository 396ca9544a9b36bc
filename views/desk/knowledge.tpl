{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Knowledge base]]</h1><span class="end"></span>{{#MAY_ACT}}<a class="btn primary" href="{{P}}/admin/knowledge/new">[[icon:plus]][[New article]]</a>{{/MAY_ACT}}</div>
[[+desk/knowledge_tabs]]
<form class="filters dsearch" method="get" action="{{P}}/admin/knowledge" data-auto>
<div class="field"><label for="q">[[Title or tag]]</label><input class="input" id="q" name="q" type="search" value="{{F_Q}}" maxlength="100" autocomplete="off"></div>
<div class="field"><label for="topic">[[Topic]]</label>[[+desk/select topic TOPIC]]</div>
<div class="field"><label for="state">[[Status]]</label>[[+desk/select state STATE]]</div>
<button class="btn" type="submit">[[icon:search]][[Search]]</button></form>
{{#CAPPED}}<p class="note">[[icon:info]]<span>[[These words stand in more titles than were searched. More words, or more letters of a word, find more.]]</span></p>{{/CAPPED}}
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[Knowledge base]]" tabindex="0"><table class="q cards kq"><caption class="vh">[[Articles, last changed first]]</caption><thead><tr><th scope="col">[[Title]]</th><th scope="col">[[Status]]</th><th scope="col">[[Topic]]</th><th scope="col" class="num">[[Read in 30 days]]</th><th scope="col" class="num">[[Did not help]]</th><th scope="col" class="num">[[Changed]]</th></tr></thead><tbody>
{{#ROW}}
<tr><th scope="row"><a href="{{P}}/admin/knowledge/{{ID}}/edit">{{TITLE}}</a><small>{{ID}}{{#OUTDATED}} · [[Translation out of date]]{{/OUTDATED}}{{#REVIEW_DUE}} · [[To be read again]]{{/REVIEW_DUE}}{{#RESTRICTED}} · [[Not for everybody]]{{/RESTRICTED}}</small></th><td class="z">{{#TEXT}}<span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{CODE}}: {{STATE_TEXT}}</span> {{/TEXT}}</td><td class="w hide">{{TOPIC}}<br><small>{{FOLDER}}</small></td><td class="num hide">{{READINGS}}</td><td class="num hide">{{#ANSWERED}}<a href="{{P}}/admin/knowledge/feedback?state=all&amp;article={{ID}}">{{UNHELPFUL}}</a>{{/ANSWERED}}{{#UNANSWERED}}0{{/UNANSWERED}}</td><td class="num hide"><time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No articles found]]</h2><div class="cluster ctr"><a class="btn" href="{{P}}/admin/knowledge">[[Show all articles]]</a></div></div>
{{/EMPTY}}
[[+desk/pager]]
</div>
