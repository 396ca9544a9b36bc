{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="measure stack lg">
[[+layout/errors]]
<div class="head"><h1>[[Request an account]]</h1><p class="lead">[[Accounts are created at the request of your manager. Fill in your details; after approval you choose your own password.]]</p></div>
<form class="form" method="post" action="{{P}}/support/signup" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<section class="card stack lg" aria-labelledby="s-you"><h2 id="s-you">[[Your details]]</h2>
<div class="field{{#E_NAME}} bad{{/E_NAME}}"><label for="name">[[Your name]]</label>
[[+account/text_field name NAME name]]
</div>
<div class="field{{#E_EMAIL}} bad{{/E_EMAIL}}"><label for="email">[[Work email address]]</label><p class="hint" id="email-hint">[[We send a link to this address to confirm that it is yours.]]</p>
[[+layout/error email EMAIL]]
<input class="input" id="email" name="email" type="email" value="{{F_EMAIL}}" autocomplete="email" autocapitalize="none" spellcheck="false" maxlength="254" aria-required="true" aria-describedby="email-hint{{#E_EMAIL}} email-error{{/E_EMAIL}}"{{#E_EMAIL}} aria-invalid="true"{{/E_EMAIL}}></div>
<div class="field{{#E_ORGANISATION}} bad{{/E_ORGANISATION}}"><label for="organisation">[[Organisation]]</label>
[[+account/text_field organisation ORGANISATION organization]]
</div>
</section>
<section class="card stack lg" aria-labelledby="s-mgr"><h2 id="s-mgr">[[Your manager]]</h2><p class="muted">[[We ask this person whether your request is right.]]</p>
<div class="field{{#E_MANAGER_NAME}} bad{{/E_MANAGER_NAME}}"><label for="manager_name">[[Name of your manager]]</label>
[[+account/text_field manager_name MANAGER_NAME off]]
</div>
<div class="field{{#E_MANAGER_EMAIL}} bad{{/E_MANAGER_EMAIL}}"><label for="manager_email">[[Email address of your manager]]</label>
[[+layout/error manager_email MANAGER_EMAIL]]
<input class="input" id="manager_email" name="manager_email" type="email" value="{{F_MANAGER_EMAIL}}" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="254" aria-required="true"{{#E_MANAGER_EMAIL}} aria-invalid="true" aria-describedby="manager_email-error"{{/E_MANAGER_EMAIL}}></div>
<div class="check"><input type="checkbox" id="wants_organisation" name="wants_organisation" value="1" aria-describedby="wants_organisation-hint"{{#WANTS_ORGANISATION_CHECKED}} checked{{/WANTS_ORGANISATION_CHECKED}}><div><label for="wants_organisation">[[I want to see all tickets of my organisation (optional)]]</label><p class="hint" id="wants_organisation-hint">[[Only with your manager's approval. Otherwise you see your own tickets.]]</p></div></div>
</section>
<div class="vh" aria-hidden="true"><label for="website">[[Leave this field empty]]</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="stack"><button class="btn primary" type="submit">[[Send request]]</button>
<p class="muted">[[You will hear from us within 1 working day.]]</p></div></form>
<div class="help"><p>[[<strong>Already have an account?</strong> <a href="{{P}}/support/login">Log in</a>]]</p>
[[+account/help]]
</div></div></div>
