{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
<div class="head"><h1>[[Contact]]</h1><p class="lead">[[By phone during office hours, and day and night through this portal.]]</p></div>
<div class="side call-first">
<aside class="stack" aria-label="[[By phone]]">
[[+site/reach]]
</aside>
<div class="stack hm">
<div class="stack">
<div class="card link tile"><span class="badge">[[icon:ticket-plus]]</span><div><h2><a href="{{P}}/support/tickets/new">[[New support ticket]]</a></h2><p>[[Day and night. You get a confirmation with your ticket number at once, and an answer during office hours.]]</p></div>[[icon:arrow-right.go]]</div>
<div class="card link tile"><span class="badge">[[icon:list-checks]]</span><div><h2><a href="{{P}}/support/tickets">[[Check ticket status]]</a></h2><p>[[See who is working on it, reply, or add information.]]</p></div>[[icon:arrow-right.go]]</div>
{{#SIGNED_OUT}}
<div class="card link tile"><span class="badge">[[icon:user-plus]]</span><div><h2><a href="{{P}}/support/signup">[[Request an account]]</a></h2><p>[[We create accounts at the request of your manager.]]</p></div>[[icon:arrow-right.go]]</div>
{{/SIGNED_OUT}}
</div>
[[+site/promises]]
{{#SIGNED_OUT}}
<section aria-labelledby="how"><div class="sec"><h2 id="how">[[How it works]]</h2></div><ol class="steps">
<li><h3>[[Your manager requests an account]]</h3><p>[[We create it and send you an activation message. With your own password you are logged in straight away.]] <a href="{{P}}/support/signup">[[Request an account]]</a></p></li>
<li><h3>[[You create a ticket]]</h3><p>[[Describe your question or problem and attach screenshots. You get a confirmation by email with your ticket number.]]</p></li>
<li><h3>[[You follow it until it is solved]]</h3><p>[[You see who is working on it, the status and the expected resolution date. You reply in the portal.]]</p></li>
</ol></section>
{{/SIGNED_OUT}}
</div></div></div>
