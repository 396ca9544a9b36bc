{{%AUTOESCAPE context="HTML"}}
<div class="wrap stack lg"><h1>[[Profile]]</h1>
<nav aria-label="[[Profile]]"><ul class="tabs"><li><a href="{{P}}/support/profile" aria-current="page">[[My details]]</a></li><li><a href="{{P}}/support/profile/security">[[Password and security]]</a></li></ul></nav>
<div class="measure stack lg">
[[+layout/errors]]
<section class="card stack lg" aria-labelledby="p-me"><h2 id="p-me">[[My details]]</h2>
<form class="stack lg" method="post" action="{{P}}/support/profile" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="field{{#E_NAME}} bad{{/E_NAME}}"><label for="name">[[Name]]</label>
[[+account/text_field name NAME name]]
</div>
<div class="field{{#E_PHONE}} bad{{/E_PHONE}}"><label for="phone">[[Phone (optional)]]</label><p class="hint" id="phone-hint">[[So that we can call you back about a ticket.]]</p>
[[+layout/error phone PHONE]]
<input class="input" id="phone" name="phone" type="tel" value="{{F_PHONE}}" autocomplete="tel" maxlength="40" aria-describedby="phone-hint{{#E_PHONE}} phone-error{{/E_PHONE}}"{{#E_PHONE}} aria-invalid="true"{{/E_PHONE}}></div>
{{#ORGANISATION_KNOWN}}<dl class="facts"><div><dt>[[Organisation]]</dt><dd>{{ORGANISATION}}</dd></div><div><dt>[[Role]]</dt><dd>{{ROLE}}</dd></div></dl>{{/ORGANISATION_KNOWN}}
<fieldset id="language"><legend>[[Language of pages and email]]</legend><div class="radios">{{#LANGUAGE_OPTION}}<div class="radio"><input type="radio" id="language-{{VALUE}}" name="language" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}><label for="language-{{VALUE}}">{{LABEL}}</label></div>{{/LANGUAGE_OPTION}}</div></fieldset>
<fieldset id="theme"><legend>[[Appearance]]</legend><div class="radios sm">{{#THEME_OPTION}}<div class="radio"><input type="radio" id="theme-{{VALUE}}" name="theme" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}><label for="theme-{{VALUE}}">{{LABEL}}</label></div>{{/THEME_OPTION}}</div></fieldset>
<button class="btn primary" type="submit">[[Save]]</button></form></section>
{{#DESK_KEYS}}
<section class="card stack" aria-labelledby="p-keys"><h2 id="p-keys">[[Keyboard shortcuts]]</h2>
<form class="stack" method="post" action="{{P}}/support/profile/keys"><input type="hidden" name="csrf" value="{{CSRF}}">
<p class="muted">[[At the desk single keys move through the list of tickets and change them. Turn them off when you use speech input or press keys by accident.]]</p>
{{#KEYS_ON}}<button class="btn" type="submit" name="keys" value="off">[[Turn single keys off]]</button>{{/KEYS_ON}}{{#KEYS_OFF}}<button class="btn" type="submit" name="keys" value="on">[[Turn single keys on]]</button>{{/KEYS_OFF}}</form></section>
{{/DESK_KEYS}}
<section class="card stack lg" aria-labelledby="p-mail"><h2 id="p-mail">[[Email address]]</h2>
<p>[[You log in with <strong class="brk">{{EMAIL}}</strong>.]]</p>
{{#EMAIL_PENDING}}<div class="note act">[[icon:mail]]<p>[[A message is on its way to <strong class="brk">{{NEW_EMAIL}}</strong>. Open the link in it before {{UNTIL_TEXT}}; until then the old address keeps working.]]</p></div>{{/EMAIL_PENDING}}
<form class="stack lg" method="post" action="{{P}}/support/profile/email" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field{{#E_EMAIL}} bad{{/E_EMAIL}}"><label for="email">[[New email address]]</label><p class="hint" id="email-hint">[[We send a link to the new address and a notice to the old one.]]</p>
[[+layout/error email EMAIL]]
<input class="input" id="email" name="email" type="email" value="{{F_EMAIL}}" autocomplete="email" autocapitalize="none" spellcheck="false" maxlength="254" aria-required="true" aria-describedby="email-hint{{#E_EMAIL}} email-error{{/E_EMAIL}}"{{#E_EMAIL}} aria-invalid="true"{{/E_EMAIL}}></div>
[[+account/current_password]]
<button class="btn" type="submit">[[Change email address]]</button></form></section>
</div></div>
