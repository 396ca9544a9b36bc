{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
<div class="card stack lg"><span class="badge">[[icon:circle-check]]</span><div class="stack s"><h1>[[Your request has been received]]</h1>
<p class="muted">[[Reference <strong>{{REFERENCE}}</strong>. You will hear from us before <strong>{{DUE}}</strong>.]]</p></div>
<ol class="steps sm">
<li>[[We check your request with your manager.]]</li>
<li>[[You receive a message at <strong class="brk">{{EMAIL}}</strong> with which you choose your password.]]</li>
<li>[[You log in and create your first ticket.]]</li>
</ol>
<a class="btn wide" href="{{P}}/support/home">[[Back to home]]</a></div>
<div class="under stack s">
[[+account/help]]
</div></div>
