{{%AUTOESCAPE context="HTML"}}
<div class="dgrid"><nav class="views" aria-label="[[Views]]"><h2>[[Problems]]</h2><ul class="vl">
<li><a href="{{P}}/admin/problems?view=open"{{#VIEW_OPEN}} aria-current="page"{{/VIEW_OPEN}}>[[icon:inbox]][[Being looked into]]</a></li>
<li><a href="{{P}}/admin/problems?view=known"{{#VIEW_KNOWN}} aria-current="page"{{/VIEW_KNOWN}}>[[icon:circle-alert]][[Known errors]]</a></li>
<li><a href="{{P}}/admin/problems?view=done"{{#VIEW_DONE}} aria-current="page"{{/VIEW_DONE}}>[[icon:circle-check]][[Solved and closed]]</a></li>
<li><a href="{{P}}/admin/problems?view=all"{{#VIEW_ALL}} aria-current="page"{{/VIEW_ALL}}>[[icon:layers]][[All problems]]</a></li>
</ul></nav>
<div class="dmain"><div class="dhead"><h1>{{TITLE}}</h1><span class="end"></span>
{{#MAY_ACT}}<a class="btn primary" href="{{P}}/admin/problems/new">[[icon:plus]][[New problem]]</a>{{/MAY_ACT}}</div>
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[Problems]]" tabindex="0"><table class="q cards"><caption class="vh">{{TITLE}}, [[last changed first]]</caption>
<thead><tr><th scope="col">[[Problem]]</th><th scope="col">[[State]]</th><th scope="col">[[Owner]]</th><th scope="col" class="num">[[Tickets]]</th><th scope="col" class="num">[[Changed]]</th></tr></thead><tbody>
{{#ROW}}
<tr><th scope="row"><a href="{{P}}/admin/problems/{{ID}}" title="{{SUBJECT}}">{{SUBJECT}}</a><small>{{ID}}{{#SERVICE_KNOWN}} · {{SERVICE}}{{/SERVICE_KNOWN}}</small></th>
<td class="z">[[+desk/status]]</td>
<td class="w">{{#OWNED}}{{OWNER}}{{/OWNED}}{{#NOBODY}}<span class="dim">[[Nobody yet]]</span>{{/NOBODY}}</td>
<td class="num a">{{TICKETS_TEXT}}</td>
<td class="num hide"><time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No problems here]]</h2><p>[[When tickets keep coming back and nobody knows why, gather them in a problem.]]</p>{{#MAY_ACT}}<a class="btn" href="{{P}}/admin/problems/new">[[New problem]]</a>{{/MAY_ACT}}</div>
{{/EMPTY}}
[[+desk/pager]]
</div></div>
