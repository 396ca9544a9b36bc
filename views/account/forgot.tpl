{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
[[+layout/errors]]
<div class="card stack lg"><div class="stack s"><h1>[[Forgot your password?]]</h1><p class="muted">[[Enter your email address. You will receive a link that lets you choose a new password.]]</p></div>
<form class="stack lg" method="post" action="{{P}}/support/password/forgot" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
[[+account/email_field]]
<button class="btn primary wide" type="submit">[[Send me a link]]</button></form></div>
<div class="under stack s"><p>[[<strong>Remembered it?</strong> <a href="{{P}}/support/login">Log in</a>]]</p>
[[+account/help]]
</div></div>
