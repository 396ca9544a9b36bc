{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
[[+layout/errors]]
<div class="card stack lg"><span class="badge">[[icon:clock]]</span><div class="stack s"><h1>[[This link has expired]]</h1>
{{#FOR_ACTIVATION}}<p class="muted">[[Links to activate an account work once and for a limited time. Enter your email address and you will have a new one within a few minutes.]]</p>{{/FOR_ACTIVATION}}
{{#FOR_RESET}}<p class="muted">[[Links to choose a new password work once and for a limited time. Enter your email address and you will have a new one within a few minutes.]]</p>{{/FOR_RESET}}
{{#FOR_EMAIL}}<p class="muted">[[Links to confirm a new email address work once and for a limited time. Your address has not been changed. You can ask for the change again in your profile.]]</p>{{/FOR_EMAIL}}
{{#FOR_SIGNUP}}<p class="muted">[[Links to confirm a request work once and for a limited time. You can simply send the request again.]]</p>{{/FOR_SIGNUP}}
</div>
{{#FOR_ACTIVATION}}
<form class="stack lg" method="post" action="{{P}}/support/activate/resend" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
[[+account/email_field]]
<button class="btn primary wide" type="submit">[[Send a new link]]</button></form>
<p>[[Already activated? <a href="{{P}}/support/login">Log in</a>]]</p>
{{/FOR_ACTIVATION}}
{{#FOR_RESET}}
<form class="stack lg" method="post" action="{{P}}/support/password/forgot" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
[[+account/email_field]]
<button class="btn primary wide" type="submit">[[Send a new link]]</button></form>
{{/FOR_RESET}}
{{#FOR_EMAIL}}<a class="btn primary wide" href="{{P}}/support/profile">[[To my profile]]</a>{{/FOR_EMAIL}}
{{#FOR_SIGNUP}}<a class="btn primary wide" href="{{P}}/support/signup">[[Request an account]]</a>{{/FOR_SIGNUP}}
</div>
<div class="under stack s">
[[+account/help]]
</div></div>
