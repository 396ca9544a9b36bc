{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Topics and folders]]</h1><span class="end"></span>{{#MAY_ACT}}<a class="btn" href="{{P}}/admin/knowledge/folders/new">[[icon:plus]][[New folder]]</a><a class="btn primary" href="{{P}}/admin/knowledge/topics/new">[[icon:plus]][[New topic]]</a>{{/MAY_ACT}}</div>
[[+desk/knowledge_tabs]]
[[+layout/errors]]
{{#CONFLICT}}<p class="note act" role="alert" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<span>[[A colleague changed this order meanwhile; nothing has been moved. Below is how it is now.]]</span></p>{{/CONFLICT}}
{{#NONE}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No topics yet]]</h2><p>[[Articles stand in folders, and folders in topics.]]</p></div>
{{/NONE}}
<ol class="shelves">
{{#TOPIC}}
<li class="card panel" id="topic-{{ID}}">
{{#HEAD}}
<div class="shelf top"><span class="badge s"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{ICON}}"></use></svg></span><div class="nm"><h2><a href="{{P}}/admin/knowledge/topics/{{ID}}">{{TOPIC_NAME}}</a></h2><small><span lang="{{OTHER_CODE}}">{{OTHER_NAME}}</span> · /{{SLUG}}</small></div><a class="ct" href="{{P}}/admin/knowledge?topic={{ID}}">{{COUNT_TEXT}}</a>
{{#ORDER}}<form class="mv" method="post" action="{{P}}/admin/knowledge/topics/{{ID}}/move"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}">[[+desk/move TOPIC_NAME]]</form>{{/ORDER}}</div>
{{/HEAD}}
<ol>
{{#FOLDER}}
<li class="shelf" id="folder-{{FOLDER_ID}}"><div class="nm"><a href="{{P}}/admin/knowledge/folders/{{FOLDER_ID}}">{{NAME}}</a><small lang="{{OTHER_CODE}}">{{OTHER_NAME}}</small></div><span class="ct">{{COUNT_TEXT}}</span>
{{#ORDER}}<form class="mv" method="post" action="{{P}}/admin/knowledge/folders/{{FOLDER_ID}}/move"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}">[[+desk/move NAME]]</form>{{/ORDER}}</li>
{{/FOLDER}}
{{#EMPTY}}<li class="shelf dim">[[No folders yet, so no articles can stand here.]]</li>{{/EMPTY}}
</ol>
{{#MAY_ADD}}<p class="shelf"><a class="add" href="{{P}}/admin/knowledge/folders/new?topic={{ID}}">[[icon:plus]][[New folder]]<span class="vh">: {{TOPIC_NAME}}</span></a></p>{{/MAY_ADD}}
</li>
{{/TOPIC}}
</ol>
</div>
