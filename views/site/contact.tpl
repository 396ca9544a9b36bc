{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
<div class="head"><h1>[[Contact]]</h1><p class="lead">[[By phone during office hours, and day and night through this portal.]]</p></div>
<div class="side">
<div class="stack hm">
<div class="stack">
<div class="card link tile"><span class="badge">[[icon:ticket-plus]]</span><div><h2><a href="{{P}}/support/tickets/new">[[New support ticket]]</a></h2><p>[[Day and night. You get a confirmation with your ticket number at once, and an answer during office hours.]]</p></div>[[icon:arrow-right.go]]</div>
<div class="card link tile"><span class="badge">[[icon:list-checks]]</span><div><h2><a href="{{P}}/support/tickets">[[Check ticket status]]</a></h2><p>[[See who is working on it, reply, or add information.]]</p></div>[[icon:arrow-right.go]]</div>
{{#SIGNED_OUT}}
<div class="card link tile"><span class="badge">[[icon:user-plus]]</span><div><h2><a href="{{P}}/support/signup">[[Request an account]]</a></h2><p>[[We create accounts at the request of your manager.]]</p></div>[[icon:arrow-right.go]]</div>
{{/SIGNED_OUT}}
</div>
[[+site/promises]]
</div>
<aside class="stack" aria-label="[[By phone]]">
[[+site/reach]]
</aside></div></div>
