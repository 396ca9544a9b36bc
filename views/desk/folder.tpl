{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/knowledge">[[Knowledge base]]</a> › <a href="{{P}}/admin/knowledge/structure">[[Topics and folders]]</a></p><h1>{{HEADING}}</h1></div></div>
[[+layout/errors]]
{{#MOVED}}<p class="note act" role="alert" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<span>[[A colleague changed this order meanwhile; nothing has been moved. Below is how it is now.]]</span></p>{{/MOVED}}
{{#CONFLICT}}
<section class="note act theirs" aria-labelledby="theirs" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<div><h2 id="theirs">[[Somebody else changed this while you were writing]]</h2><p>[[Below is what is stored now; what you typed is still in the form. Saving replaces what is stored.]]</p>
<p><strong>{{TOPIC_NAME}}</strong>: <span lang="nl">{{NAME_NL}}</span> / <span lang="en">{{NAME_EN}}</span></p></div></section>
{{/CONFLICT}}
<form class="narrow dform" method="post" action="{{P}}{{ACTION}}" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
{{#CREATING}}<input type="hidden" name="key" value="{{KEY}}">{{/CREATING}}{{#EXISTING}}<input type="hidden" name="version" value="{{VERSION}}">{{/EXISTING}}
<div class="two">
<section class="card stack s" aria-labelledby="h-nl"><h2 id="h-nl">[[Dutch]]</h2>
[[+desk/named nl NL]]
</section>
<section class="card stack s" aria-labelledby="h-en"><h2 id="h-en">[[English]]</h2>
[[+desk/named en EN]]
</section>
</div>
<div class="card"><div class="field{{#E_TOPIC}} bad{{/E_TOPIC}}"><label for="topic">[[Topic]]</label>{{#EXISTING}}<p class="hint" id="topic-hint">[[Choose another to move the folder there, with its articles. It becomes the last one.]]</p>{{/EXISTING}}[[+layout/error topic TOPIC]][[+desk/select topic TOPIC]]</div></div>
{{#CAN_ACT}}<div class="cluster"><button class="btn primary" type="submit">[[icon:check]][[Save]]</button><a class="btn quiet" href="{{P}}/admin/knowledge/structure">[[Cancel]]</a></div>{{/CAN_ACT}}
</form>
{{#ORDERED}}
<section class="card narrow ordered" aria-labelledby="h-order"><h2 id="h-order">[[Articles in this order]]</h2><ol class="hung">
{{#ROW}}
<li id="article-{{ARTICLE_ID}}"><div class="nm"><a href="{{P}}/admin/knowledge/{{ARTICLE_ID}}/edit" lang="{{CODE}}">{{TITLE}}</a> {{#UNPUBLISHED}}<small>[[Not published]]</small> {{/UNPUBLISHED}}{{#RESTRICTED}}<small>[[Not for everybody]]</small>{{/RESTRICTED}}</div>
{{#ORDER}}<form class="mv" method="post" action="{{P}}/admin/knowledge/folders/{{ID}}/order"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="article" value="{{ARTICLE_ID}}"><input type="hidden" name="place" value="{{PLACE}}">[[+desk/move TITLE]]</form>{{/ORDER}}</li>
{{/ROW}}
</ol></section>
{{/ORDERED}}
{{#EXISTING}}
{{#REMOVABLE}}<form class="narrow remove" id="remove" method="post" action="{{P}}{{ACTION}}/remove"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn danger" type="submit">[[icon:x]][[Remove this folder]]</button><p class="dim">[[There are no articles in it.]]</p></form>{{/REMOVABLE}}
{{#HOLDS}}<p class="narrow remove dim" id="remove" tabindex="-1">[[This folder can be removed when there are no articles in it. Move them to another folder first, also drafts.]]</p>{{/HOLDS}}
{{/EXISTING}}
</div>
