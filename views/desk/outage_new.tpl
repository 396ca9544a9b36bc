{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/outages">[[Outages and maintenance]]</a></p><h1>{{HEADING}}</h1></div></div>
[[+layout/errors]]
<form class="con" method="post" action="{{P}}/admin/outages/preview" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="kind" value="{{KIND}}">
<button class="vh" type="submit" tabindex="-1" aria-hidden="true">[[Check and publish]]</button>
<div class="stack">
[[+desk/outage_form]]
</div>
<aside class="stack sticky" aria-label="[[What happens next]]"><section class="card stack s" aria-labelledby="next-step"><h2 id="next-step">[[What happens next]]</h2><p>[[You see what goes public, and to how many people, before anything does.]]</p><button class="btn crit wide" name="do" value="check" type="submit">[[Check and publish]]</button><a class="btn quiet wide" href="{{P}}/admin/outages">[[Cancel]]</a></section></aside>
</form></div>
