{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
<div class="card stack lg"><span class="badge">[[icon:mail]]</span><div class="stack s"><h1>[[Check your email]]</h1>
<p class="muted">[[If <strong class="brk">{{EMAIL}}</strong> is known to us, you will receive a message with a link within a few minutes.]]</p></div>
{{#LINK_LIFE}}<p class="ic">[[icon:clock]][[The link works once, for {{LIFETIME}}.]]</p>{{/LINK_LIFE}}
<a class="btn wide" href="{{P}}/support/login">[[Back to log in]]</a></div>
<div class="under stack s"><p>[[<strong>Nothing received?</strong> Look in your spam folder, check the address and <a href="{{P}}/support/password/forgot">ask for a new link</a>.]]</p>
[[+account/help]]
</div></div>
