{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
[[+layout/errors]]
<div class="card stack lg"><div class="stack s"><h1>[[Activate your account]]</h1><p class="muted">[[Welcome, {{NAME}}. Choose a password; after that you are signed in straight away.]]</p></div>
<form class="stack lg" method="post" action="{{P}}/support/activate" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field"><label for="email">[[Email address]]</label><p class="hint" id="email-hint">[[This is what you log in with.]]</p>
<input class="input" id="email" name="email" type="email" value="{{EMAIL}}" autocomplete="username" readonly aria-describedby="email-hint"></div>
<div class="field{{#E_PASSWORD}} bad{{/E_PASSWORD}}"><label for="password">[[Password]]</label>
[[+account/password_first]]
</div>
<div class="field{{#E_PASSWORD_AGAIN}} bad{{/E_PASSWORD_AGAIN}}"><label for="password_again">[[Repeat password]]</label>
[[+account/password_again]]
</div>
<button class="btn primary wide" type="submit">[[Activate and log in]]</button></form></div>
<div class="under stack s"><p>[[<strong>Link no longer working?</strong> <a href="{{P}}/support/activate/resend">Ask for a new one</a>.]]</p>
[[+account/help]]
</div></div>
