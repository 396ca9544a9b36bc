{{%AUTOESCAPE context="HTML"}}
<div class="dmain narrow"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/outages">[[Outages and maintenance]]</a></p><h1>[[Publish this?]]</h1></div></div>
<div class="stack">
<section class="card stack s" aria-labelledby="goes"><h2 id="goes">[[This goes public]]</h2><ul class="pub3">
{{#HAS_BANNER}}<li>[[icon:megaphone]]<span>[[Banner on every page, in 2 languages]]</span></li>{{/HAS_BANNER}}
{{#NO_BANNER}}<li>[[icon:megaphone]]<span>{{NO_BANNER_TEXT}}</span></li>{{/NO_BANNER}}
<li>[[icon:mail]]<span>{{MAIL_TEXT}}</span></li>
<li>[[icon:rss]]<span>[[Status page, Atom feed and the state of: {{SERVICES_TEXT}}]]</span></li>
<li>[[icon:circle-dot]]<span>{{STATE_LINE}}</span></li>
</ul></section>
{{#PREVIEW}}<section class="pv" aria-label="{{PREVIEW_LABEL}}" lang="{{PREVIEW_LANG}}"><p class="dim">{{PREVIEW_LABEL}}</p>
[[+desk/outage_preview]]
</section>{{/PREVIEW}}
{{#LINKED_OPEN}}<section class="card" aria-label="[[Linked tickets]]"><label class="check"><input type="checkbox" name="tickets" value="1" form="publish" checked><span>{{LINKED_OPEN_TEXT}}<small>[[Each requester gets it as a reply in the ticket, and no second mail.]]</small></span></label></section>{{/LINKED_OPEN}}
<div class="cluster">
<form id="publish" method="post" action="{{P}}{{PUBLISH_PATH}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="key" value="{{KEY}}">
[[+desk/outage_hidden]]
<button class="btn crit" type="submit">[[Publish]]</button></form>
<form method="post" action="{{P}}{{PREVIEW_PATH}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="do" value="edit">
[[+desk/outage_hidden]]
<button class="btn" type="submit">[[Change]]</button></form>
</div></div></div>
