{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/outages">[[Outages]]</a></p><h1>[[Declare a major incident]]</h1></div><span class="tag late">[[icon:octagon-alert]]{{TYPE_TEXT}}</span></div>
[[+layout/errors]]
<form class="con" method="post" action="{{P}}/admin/incidents" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<div class="stack">
<fieldset class="card stack s"><legend class="lg">[[Tickets it begins with]]</legend>[[+layout/error ticket TICKET]]
{{#NONE_CHOSEN}}<p class="dim" id="ticket" tabindex="-1">[[Choose the tickets in the queue, or begin on the page of one.]]</p>{{/NONE_CHOSEN}}
<ul class="minis">{{#CHOSEN}}<li class="pick"><input type="checkbox" name="ticket" id="{{#FIRST}}ticket{{/FIRST}}ticket-{{NUMBER}}" value="{{NUMBER}}" checked><label for="{{#FIRST}}ticket{{/FIRST}}ticket-{{NUMBER}}">{{SUBJECT}} <small>#{{NUMBER}} · {{REQUESTER}}, {{ORGANISATION}}</small></label></li>{{/CHOSEN}}</ul></fieldset>
<fieldset class="card stack s"><legend class="lg">[[What does not work]]</legend>[[+layout/error service SERVICE]]<div class="checks">{{#SERVICE_CHECK}}<label><input type="checkbox" name="service"{{#FIRST}} id="service"{{/FIRST}} value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}>{{LABEL}}</label>{{/SERVICE_CHECK}}</div>
<div class="two"><div class="field{{#E_TITLE_NL}} bad{{/E_TITLE_NL}}"><label for="title_nl">[[Title in Dutch]]</label>[[+layout/error title_nl TITLE_NL]]<input class="input" id="title_nl" name="title_nl" lang="nl" value="{{F_TITLE_NL}}" autocomplete="off" maxlength="120" aria-required="true"{{#E_TITLE_NL}} aria-invalid="true" aria-describedby="title_nl-error"{{/E_TITLE_NL}}></div>
<div class="field{{#E_TITLE_EN}} bad{{/E_TITLE_EN}}"><label for="title_en">[[Title in English]]</label>[[+layout/error title_en TITLE_EN]]<input class="input" id="title_en" name="title_en" lang="en" value="{{F_TITLE_EN}}" autocomplete="off" maxlength="120" aria-required="true"{{#E_TITLE_EN}} aria-invalid="true" aria-describedby="title_en-error"{{/E_TITLE_EN}}></div></div></fieldset>
<fieldset class="card stack s fs"><legend class="lg">[[First message]]</legend>[[+desk/text_pair BODY body]]
<div class="field n8w"><label for="next">[[Next update]]</label>[[+desk/select next NEXT]]</div></fieldset>
</div>
<aside class="stack sticky" aria-label="[[What goes public]]"><section class="card stack s" aria-labelledby="pb"><h2 id="pb">[[What goes public]]</h2><ul class="pub3"><li>[[icon:info]]<span>[[A banner on every page, in both languages, at once]]</span></li><li>[[icon:list-checks]]<span>[[The state of the service, the page of the outage and the feed]]</span></li><li>[[icon:timer]]<span>[[The tickets become of this type:]] {{TERMS_TEXT}}</span></li></ul>
<label class="check"><input type="checkbox" name="mail" value="1"{{#MAIL}} checked{{/MAIL}}><span>[[Mail the subscribers and the requesters of the tickets]]</span></label>
<button class="btn crit wide" type="submit">[[icon:octagon-alert]][[Declare and publish]]</button><a class="btn quiet wide" href="{{P}}/admin/tickets">[[Cancel]]</a></section></aside></form></div>
