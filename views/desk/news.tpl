{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[News]]</h1><span class="end"></span>
{{#MAY_ACT}}<a class="btn primary" href="{{P}}/admin/news/new">[[icon:plus]][[New item]]</a>{{/MAY_ACT}}</div>
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[News]]" tabindex="0"><table class="q cards nq"><caption class="vh">[[Drafts, then what is planned and published, newest first]]</caption><thead><tr><th scope="col">[[Status]]</th><th scope="col">[[Title]]</th><th scope="col">[[Languages]]</th><th scope="col" class="num">[[Appears]]</th><th scope="col" class="num">[[Changed]]</th></tr></thead><tbody>
{{#ROW}}
<tr><td class="z"><span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{STATE_TEXT}}</span></td><th scope="row"><a href="{{P}}/admin/news/{{ID}}/edit">{{TITLE}}</a><small class="cut">{{SUMMARY}}</small></th><td class="hide">{{LANGUAGES}}</td><td class="num">{{#PUBLISH}}<time datetime="{{PUBLISH_ISO}}" title="{{PUBLISH_FULL}}">{{PUBLISH_TEXT}}</time>{{/PUBLISH}}</td><td class="num hide"><time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time><br><small>{{EDITOR}}</small></td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
[[+desk/pager]]
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No news yet]]</h2><p>[[What you publish here appears on the home page, on the news page and in the feed.]]</p></div>
{{/EMPTY}}
</div>
