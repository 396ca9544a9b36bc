{{%AUTOESCAPE context="HTML"}}
<div class="dmain narrow"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/problems">[[Problems]]</a></p><h1>[[New problem]]</h1></div></div>
[[+layout/errors]]
<form class="card dform" method="post" action="{{P}}/admin/problems" novalidate data-draft="desk-problem"><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<div class="field{{#E_TITLE}} bad{{/E_TITLE}}"><label for="title">[[Title]]</label><p class="hint" id="title-hint">[[What goes wrong, in a few words. Only colleagues see it.]]</p>
[[+layout/error title TITLE]]
<input class="input" id="title" name="title" value="{{F_TITLE}}" autocomplete="off" maxlength="200" aria-required="true" aria-describedby="title-hint{{#E_TITLE}} title-error{{/E_TITLE}}"{{#E_TITLE}} aria-invalid="true"{{/E_TITLE}}></div>
<div class="two">
<div class="field{{#E_SERVICE}} bad{{/E_SERVICE}}"><label for="service">[[Service]]</label>[[+layout/error service SERVICE]][[+desk/select service SERVICE]]</div>
<div class="field{{#E_OWNER}} bad{{/E_OWNER}}"><label for="owner">[[Owner]]</label>[[+layout/error owner OWNER]][[+desk/select owner OWNER]]</div>
</div>
<div class="field{{#E_DESCRIPTION}} bad{{/E_DESCRIPTION}}"><label for="description">[[Description]]</label><p class="hint" id="description-hint">[[What is seen, since when, what has been ruled out.]]</p>
[[+layout/error description DESCRIPTION]]
<textarea class="input" id="description" name="description" rows="8" aria-required="true" aria-describedby="description-hint{{#E_DESCRIPTION}} description-error{{/E_DESCRIPTION}}"{{#E_DESCRIPTION}} aria-invalid="true"{{/E_DESCRIPTION}}>{{F_DESCRIPTION:pre_escape}}</textarea></div>
<div class="field{{#E_TICKET}} bad{{/E_TICKET}}"><label for="ticket">[[Begins with ticket (optional)]]</label>[[+layout/error ticket TICKET]]
<input class="input n8" id="ticket" name="ticket" inputmode="numeric" value="{{F_TICKET}}" autocomplete="off" maxlength="12"{{#E_TICKET}} aria-invalid="true" aria-describedby="ticket-error"{{/E_TICKET}}></div>
<label class="check"><input type="checkbox" name="set_type" value="1"{{#SET_TYPE}} checked{{/SET_TYPE}}><span>{{SET_TYPE_TEXT}}</span></label>
<div class="cluster"><button class="btn primary" type="submit">[[Create problem]]</button><a class="btn quiet" href="{{P}}/admin/problems">[[Cancel]]</a><span class="dim end saved" data-saved hidden>[[icon:check]]<span></span></span></div></form></div>
