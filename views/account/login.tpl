{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
[[+layout/errors]]
{{#LOCKED}}
<div class="note late" role="alert">[[icon:octagon-alert]]<div class="stack s"><p><strong>[[Too many attempts.]]</strong> [[You can try again after {{UNTIL_TEXT}}.]]</p><p>[[Don't want to wait? <a href="{{P}}/support/password/forgot">Choose a new password</a> or call <a class="nw" href="tel:{{PHONE_TEL}}">{{PHONE}}</a>.]]</p></div></div>
{{/LOCKED}}
{{#EXPIRED}}
<div class="note">[[icon:clock]]<p>[[You were signed out because you had not done anything for a while. After logging in you return to the page where you were.]]</p></div>
{{/EXPIRED}}
<div class="card stack lg"><h1>[[Log in]]</h1>
<form class="stack lg" method="post" action="{{P}}/support/login" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{F_NEXT}}">
[[+account/email_field]]
<div class="field{{#E_PASSWORD}} bad{{/E_PASSWORD}}"><label for="password">[[Password]]</label>
[[+layout/error password PASSWORD]]
<div class="pw"><input class="input" id="password" name="password" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="200" aria-required="true"{{#E_PASSWORD}} aria-invalid="true" aria-describedby="password-error"{{/E_PASSWORD}}>[[+account/toggle password]]</div>
<a class="small" href="{{P}}/support/password/forgot">[[Forgot your password?]]</a></div>
<button class="btn primary wide" type="submit">[[Log in]]</button></form></div>
<div class="under stack s"><p>[[<strong>No account yet?</strong> Your manager asks us for one, or you <a href="{{P}}/support/signup">request an account</a> yourself.]]</p>
[[+account/help]]
</div></div>
