{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/customers">[[Customers]]</a></p><h1 class="brk">{{NAME}}</h1></div><span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{STATE_TEXT}}</span><span class="end"></span>
{{#CAN_CREATE}}<a class="btn" href="{{P}}/admin/tickets/new?requester={{EMAIL_QUERY:u}}">[[icon:ticket-plus]][[New ticket for this customer]]</a>{{/CAN_CREATE}}</div>
[[+layout/errors]]
<div class="con"><div class="stack">
<section class="card panel" aria-labelledby="c-tk"><div class="ph"><h2 id="c-tk">[[Tickets]]</h2></div>
{{#TABLE}}
<div class="scroll"><table class="q cards"><caption class="vh">[[Tickets of {{NAME}}, last changed first]]</caption><thead><tr><th scope="col">[[Subject]]</th><th scope="col">[[Status]]</th><th scope="col" class="num">[[Changed]]</th></tr></thead><tbody>
{{#ROW}}
<tr><th scope="row"><a href="{{P}}/admin/tickets/{{NUMBER}}" title="{{SUBJECT}}">{{SUBJECT}}</a><small>#{{NUMBER}} · {{TYPE_TEXT}}</small></th><td class="z">[[+desk/status]]</td><td class="num hide"><time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#MORE}}<p class="pad"><a href="{{P}}/admin/tickets?view=open&amp;requester={{ID}}">[[All open tickets]]</a> · <a href="{{P}}/admin/tickets?view=done&amp;requester={{ID}}">[[Resolved and closed]]</a></p>{{/MORE}}
{{#NO_TICKETS}}<p class="pad dim">[[No tickets yet.]]</p>{{/NO_TICKETS}}</section>
[[+desk/pager]]
</div>
<aside class="stack" aria-label="[[About this customer]]">
<section class="card" aria-labelledby="c-who"><div class="who3"><span class="av" aria-hidden="true">{{INITIALS}}</span><h2 id="c-who">[[Details]]</h2></div><dl class="facts">
<div><dt>[[Email]]</dt><dd class="brk">{{EMAIL}}</dd></div>
{{#PHONE_KNOWN}}<div><dt>[[Phone]]</dt><dd><a href="tel:{{TEL}}">{{NUMBER_TEXT}}</a></dd></div>{{/PHONE_KNOWN}}
{{#ORGANISATION_KNOWN}}<div><dt>[[Organisation]]</dt><dd><a href="{{P}}/admin/customers?organisation={{ORGANISATION_ID}}">{{ORGANISATION}}</a></dd></div>{{/ORGANISATION_KNOWN}}
<div><dt>[[Role]]</dt><dd>{{ROLE}}{{#SEES_ORGANISATION}}, [[sees all tickets of the organisation]]{{/SEES_ORGANISATION}}</dd></div>
<div><dt>[[Language]]</dt><dd>{{LANGUAGE_TEXT}}</dd></div>
<div><dt>[[Last login]]</dt><dd>{{#SEEN}}<time datetime="{{SEEN_ISO}}" title="{{SEEN_FULL}}">{{SEEN_TEXT}}</time>{{/SEEN}}{{#NEVER_SEEN}}[[Not yet]]{{/NEVER_SEEN}}</dd></div>
<div><dt>[[Account since]]</dt><dd><time datetime="{{CREATED_ISO}}" title="{{CREATED_FULL}}">{{CREATED_TEXT}}</time></dd></div></dl></section>
{{#INVITED}}
<section class="note act" aria-labelledby="c-inv">[[icon:hourglass]]<div class="stack s"><h2 id="c-inv">[[Not activated yet]]</h2><p>{{#LINK_VALID}}[[Invited <time datetime="{{SENT_ISO}}" title="{{SENT_FULL}}">{{SENT_TEXT}}</time>. The link works until {{EXPIRES_TEXT}}.]]{{/LINK_VALID}}{{#LINK_EXPIRED}}[[The link of <time datetime="{{SENT_ISO}}" title="{{SENT_FULL}}">{{SENT_TEXT}}</time> has expired. Send a new one.]]{{/LINK_EXPIRED}}</p>
{{#CAN_ACT}}<form method="post" action="{{P}}/admin/customers/{{ID}}/resend"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn" type="submit">[[icon:mail]][[Send invitation again]]</button></form>{{/CAN_ACT}}</div></section>
{{/INVITED}}
{{#ACCESS}}
<section class="card" aria-labelledby="c-acc"><h2 id="c-acc">[[All tickets of the organisation]]</h2><form class="props" method="post" action="{{P}}/admin/customers/{{ID}}/access"><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
{{#ACCESS_ASKED}}<p class="note act">[[icon:circle-alert]]<span>[[Asked for <time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time>; the ticket of that moment waits for an answer.]]</span></p>{{/ACCESS_ASKED}}
{{#ACCESS_GIVEN}}<p class="dim">[[This manager sees and answers the tickets of all colleagues.]]</p><button class="btn" type="submit" name="answer" value="no">[[End access]]</button>{{/ACCESS_GIVEN}}
{{#ACCESS_NOT_GIVEN}}<p class="dim">[[This manager sees the own tickets only.]]</p><div class="cluster"><button class="btn" type="submit" name="answer" value="yes">[[Grant access]]</button>{{#ACCESS_ASKED}}<button class="btn quiet" type="submit" name="answer" value="no">[[Do not grant]]</button>{{/ACCESS_ASKED}}</div>{{/ACCESS_NOT_GIVEN}}</form></section>
{{/ACCESS}}
{{#CAN_DISABLE}}
<section class="card" aria-labelledby="c-off"><h2 id="c-off">[[Disable account]]</h2><form class="props" method="post" action="{{P}}/admin/customers/{{ID}}/disable" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<p class="dim">[[The customer is signed out everywhere and can no longer log in. Tickets stay.]]</p>
<div class="field{{#E_REASON}} bad{{/E_REASON}}"><label for="reason">[[Reason]]</label><p class="hint" id="reason-hint">[[Only for colleagues, for example: left the organisation.]]</p>
[[+layout/error reason REASON]]
<input class="input" id="reason" name="reason" value="{{F_REASON}}" autocomplete="off" maxlength="200" aria-required="true" aria-describedby="reason-hint{{#E_REASON}} reason-error{{/E_REASON}}"{{#E_REASON}} aria-invalid="true"{{/E_REASON}}></div>
<button class="btn danger" type="submit">[[icon:ban]][[Disable account]]</button></form></section>
{{/CAN_DISABLE}}
{{#DISABLED}}
<section class="note late" aria-labelledby="c-on">[[icon:ban]]<div class="stack s"><h2 id="c-on">[[Account disabled]]</h2>{{#DISABLED_KNOWN}}<p>[[By {{DISABLED_BY}}, <time datetime="{{DISABLED_ISO}}" title="{{DISABLED_FULL}}">{{DISABLED_TEXT}}</time>.]] {{DISABLED_REASON}}</p>{{/DISABLED_KNOWN}}
{{#CAN_ACT}}<form method="post" action="{{P}}/admin/customers/{{ID}}/enable"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn" type="submit">[[Enable account]]</button></form>{{/CAN_ACT}}</div></section>
{{/DISABLED}}
</aside></div></div>
