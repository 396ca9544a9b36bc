{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
[[+layout/errors]]
<div class="card stack lg"><div class="stack s"><h1>[[Confirm your new email address]]</h1>
<p class="muted">[[From now on you log in with the new address, and your tickets are mailed to it.]]</p></div>
<dl class="facts"><div><dt>[[New address]]</dt><dd class="brk">{{NEW_EMAIL}}</dd></div><div><dt>[[Current address]]</dt><dd class="brk">{{EMAIL}}</dd></div></dl>
<form method="post" action="{{P}}/support/profile/email/confirm"><input type="hidden" name="csrf" value="{{CSRF}}">
<button class="btn primary wide" type="submit">[[Confirm address]]</button></form></div>
<div class="under stack s"><p>[[<strong>Not you?</strong> Then close this page; nothing changes.]]</p>
[[+account/help]]
</div></div>
