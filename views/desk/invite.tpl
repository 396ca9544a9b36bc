{{%AUTOESCAPE context="HTML"}}
<div class="dmain narrow"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/customers">[[Customers]]</a></p><h1>[[Invite a customer]]</h1></div></div>
[[+layout/errors]]
<form class="card dform" method="post" action="{{P}}/admin/customers/invite" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<p class="muted">[[The customer gets a message with a link to choose a password.]]{{#LINK_LIFE}} [[It works for {{LIFETIME}}.]]{{/LINK_LIFE}}</p>
<div class="two">
<div class="field{{#E_NAME}} bad{{/E_NAME}}"><label for="name">[[Name]]</label>
[[+desk/text_input name NAME]]
</div>
<div class="field{{#E_EMAIL}} bad{{/E_EMAIL}}"><label for="email">[[Email address]]</label>
[[+layout/error email EMAIL]]
{{#KNOWN_CUSTOMER}}<p class="hint"><a href="{{P}}/admin/customers/{{ID}}">[[To the customer with this address]]</a></p>{{/KNOWN_CUSTOMER}}
<input class="input" id="email" name="email" type="email" value="{{F_EMAIL}}" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="254" aria-required="true"{{#E_EMAIL}} aria-invalid="true" aria-describedby="email-error"{{/E_EMAIL}}></div>
<div class="field{{#E_ORGANISATION}} bad{{/E_ORGANISATION}}"><label for="organisation">[[Organisation]]</label>[[+layout/error organisation ORGANISATION]][[+desk/select organisation ORGANISATION]]</div>
<div class="field{{#E_ORGANISATION_NEW}} bad{{/E_ORGANISATION_NEW}}"><label for="organisation_new">[[Or a new organisation]]</label>
[[+desk/text_input organisation_new ORGANISATION_NEW]]
</div></div>
<fieldset class="field{{#E_ROLE}} bad{{/E_ROLE}}" id="role"><legend>[[Role]]</legend>[[+layout/error role ROLE]]<div class="radios">{{#ROLE_OPTION}}<div class="radio"><input type="radio" id="role-{{VALUE}}" name="role" value="{{VALUE}}" aria-describedby="role-{{VALUE}}-about"{{#SELECTED}} checked{{/SELECTED}}><label for="role-{{VALUE}}">{{LABEL}}</label><p class="about" id="role-{{VALUE}}-about">{{HINT}}</p></div>{{/ROLE_OPTION}}</div></fieldset>
<div class="check"><input type="checkbox" id="sees_organisation" name="sees_organisation" value="1" aria-describedby="sees_organisation-hint"{{#SEES_ORGANISATION_CHECKED}} checked{{/SEES_ORGANISATION_CHECKED}}><div><label for="sees_organisation">[[May see all tickets of the organisation]]</label><p class="hint" id="sees_organisation-hint">[[Counts for managers only.]]</p></div></div>
<div class="field{{#E_LANGUAGE}} bad{{/E_LANGUAGE}}"><label for="language">[[Language of pages and email]]</label>[[+layout/error language LANGUAGE]][[+desk/select language LANGUAGE]]</div>
<div class="cluster"><button class="btn primary" type="submit">[[icon:mail]][[Send invitation]]</button><a class="btn quiet" href="{{P}}/admin/customers">[[Cancel]]</a></div></form></div>
