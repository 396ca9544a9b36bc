{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
<div class="card stack lg"><span class="badge">[[icon:mail]]</span><div class="stack s"><h1>[[Confirm your email address]]</h1>
<p class="muted">[[We have sent a message to <strong class="brk">{{EMAIL}}</strong>. Your request reaches us once you open the link in it.]]</p></div>
<ol class="steps sm">
<li>[[Open the link in the message.]]{{#LINK_LIFE}} [[It works for {{LIFETIME}}.]]{{/LINK_LIFE}}</li>
<li>[[We check your request with your manager, within 1 working day.]]</li>
<li>[[You receive a message with which you choose your password and log in.]]</li>
</ol>
<a class="btn wide" href="{{P}}/support/home">[[Back to home]]</a></div>
<div class="under stack s"><p>[[<strong>Nothing received?</strong> Look in your spam folder, check the address and <a href="{{P}}/support/signup">send the request again</a>.]]</p>
[[+account/help]]
</div></div>
