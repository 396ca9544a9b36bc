{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Services]]</h1></div>
[[+layout/errors]]
{{#CONFLICT}}<section class="note act conflict" role="alert" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<div class="stack s"><h2>[[This changed while you were working on it]]</h2><p>[[Nothing of yours has been published, and your text is still here. Look at what is new, then send it again.]]</p></div></section>{{/CONFLICT}}
<div class="con"><div class="stack">
{{#SERVICE_FORM}}
<form class="card stack s" method="post" action="{{P}}/admin/settings/services" novalidate aria-label="{{FORM_LABEL}}"><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="id" value="{{ID}}"><input type="hidden" name="version" value="{{VERSION}}">
<div class="svc-row">
<div class="field"><label for="name_nl-{{ID}}">[[Dutch]]</label><input class="input" id="name_nl-{{ID}}" name="name_nl" value="{{NAME_NL}}" maxlength="80" lang="nl" autocomplete="off"></div>
<div class="field"><label for="name_en-{{ID}}">[[English]]</label><input class="input" id="name_en-{{ID}}" name="name_en" value="{{NAME_EN}}" maxlength="80" lang="en" autocomplete="off"></div>
<div class="field"><label for="position-{{ID}}">[[Order]]</label><input class="input" id="position-{{ID}}" name="position" value="{{POSITION}}" inputmode="numeric" maxlength="3" autocomplete="off"></div>
<button class="btn" type="submit">[[Save]]</button></div></form>
{{/SERVICE_FORM}}
</div>
<aside class="stack" aria-label="[[Add a service]]"><section class="card" aria-labelledby="s-add"><h2 id="s-add">[[Add a service]]</h2><form class="props" method="post" action="{{P}}/admin/settings/services" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="id" value="0"><input type="hidden" name="version" value="0">
<div class="field{{#E_NAME_NL}} bad{{/E_NAME_NL}}"><label for="name_nl">[[Dutch]]</label>
[[+layout/error name_nl NAME_NL]]
<input class="input" id="name_nl" name="name_nl" maxlength="80" value="{{NEW_NL}}" lang="nl" autocomplete="off"{{#E_NAME_NL}} aria-invalid="true" aria-describedby="name_nl-error"{{/E_NAME_NL}}></div>
<div class="field{{#E_NAME_EN}} bad{{/E_NAME_EN}}"><label for="name_en">[[English]]</label>
[[+layout/error name_en NAME_EN]]
<input class="input" id="name_en" name="name_en" maxlength="80" value="{{NEW_EN}}" lang="en" autocomplete="off"{{#E_NAME_EN}} aria-invalid="true" aria-describedby="name_en-error"{{/E_NAME_EN}}></div>
<input type="hidden" name="position" value="{{NEXT_POSITION}}">
<button class="btn primary" type="submit">[[icon:plus]][[Add]]</button></form></section></aside>
</div></div>
