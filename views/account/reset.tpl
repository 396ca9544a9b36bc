{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
[[+layout/errors]]
<div class="card stack lg"><div class="stack s"><h1>[[Choose a new password]]</h1><p class="muted">[[For <strong class="brk">{{EMAIL}}</strong>. You will be signed out everywhere else.]]</p></div>
<form class="stack lg" method="post" action="{{P}}/support/password/reset" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input class="vh" type="email" name="username" value="{{EMAIL}}" autocomplete="username" readonly tabindex="-1" aria-label="[[Email address]]">
<div class="field{{#E_PASSWORD}} bad{{/E_PASSWORD}}"><label for="password">[[New password]]</label>
[[+account/password_first]]
</div>
<div class="field{{#E_PASSWORD_AGAIN}} bad{{/E_PASSWORD_AGAIN}}"><label for="password_again">[[Repeat new password]]</label>
[[+account/password_again]]
</div>
<button class="btn primary wide" type="submit">[[Save password]]</button></form></div>
<div class="under stack s">
[[+account/help]]
</div></div>
