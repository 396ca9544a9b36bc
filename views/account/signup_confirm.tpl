{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
[[+layout/errors]]
<div class="card stack lg"><div class="stack s"><h1>[[Send your request]]</h1>
<p class="muted">[[With this button you confirm that <strong class="brk">{{EMAIL}}</strong> is your address and that you want an account at {{ORGANISATION}}.]]</p></div>
<form method="post" action="{{P}}/support/signup/confirm"><input type="hidden" name="csrf" value="{{CSRF}}">
<button class="btn primary wide" type="submit">[[Confirm and send]]</button></form></div>
<div class="under stack s"><p>[[<strong>Not requested by you?</strong> Then close this page. Without confirmation we delete the request.]]</p>
[[+account/help]]
</div></div>
