{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
<div class="head"><h1>{{ORGANISATION}}</h1><p class="lead">[[You decide which colleagues have an account.]] {{COUNT_TEXT}}{{#INVITED_COUNT}} {{TEXT}}{{/INVITED_COUNT}}</p></div>
<div class="side"><div class="stack lg">
[[+layout/errors]]
{{#REQUESTS}}
<section class="card stack" aria-labelledby="o-req"><h2 class="sub" id="o-req">[[Requests for an account]] <span class="count act">{{COUNT}}</span></h2>
<ul class="sessions people">
{{#REQUEST}}
<li><div><p><strong>{{NAME}}</strong></p><p class="dim"><span class="brk">{{EMAIL}}</span> · [[asked <time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time>]]</p>{{#WANTS_ORGANISATION}}<p class="dim">[[Also asks to see all tickets; that is for us to grant.]]</p>{{/WANTS_ORGANISATION}}</div>
<div class="cluster"><form method="post" action="{{P}}/support/organisation/requests/{{ID}}/approve"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{REQUEST_VERSION}}"><button class="btn sm" type="submit">[[icon:check]][[Approve]]<span class="vh"> {{NAME}}</span></button></form>
<details class="rowact"><summary class="btn sm quiet">[[Refuse]]<span class="vh"> {{NAME}}</span></summary><form class="stack" method="post" action="{{P}}/support/organisation/requests/{{ID}}/refuse"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{REQUEST_VERSION}}"><div class="field"><label for="refuse-{{ID}}">[[Reason (optional)]]</label><p class="hint">[[Only we see it. The person gets no message.]]</p><input class="input" id="refuse-{{ID}}" name="reason" autocomplete="off" maxlength="200"></div><button class="btn sm danger" type="submit">[[Refuse request]]</button></form></details></div></li>
{{/REQUEST}}
</ul></section>
{{/REQUESTS}}
<section class="card stack" aria-labelledby="o-who"><h2 class="sub" id="o-who">[[People]]</h2>
<ul class="sessions people">
{{#MEMBER}}
<li><div><p><strong>{{NAME}}</strong>{{#IS_SELF}} <span class="dim">([[you]])</span>{{/IS_SELF}}{{#MEMBER_IS_MANAGER}} <span class="tag plain">[[Manager]]</span>{{/MEMBER_IS_MANAGER}}{{#INVITED}} <span class="tag wait">[[icon:hourglass]][[Not activated yet]]</span>{{/INVITED}}{{#OFF}} <span class="tag wait">[[icon:x]][[Account disabled]]</span>{{/OFF}}</p>
<p class="dim"><span class="brk">{{EMAIL}}</span>{{#SEEN}} · [[last login <time datetime="{{SEEN_ISO}}" title="{{SEEN_FULL}}">{{SEEN_TEXT}}</time>]]{{/SEEN}}{{#NEVER_SEEN}} · [[not logged in yet]]{{/NEVER_SEEN}}</p></div>
<div class="cluster">{{#INVITED}}<form method="post" action="{{P}}/support/organisation/members/{{ID}}/resend"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn sm" type="submit">[[icon:mail]][[Send again]]<span class="vh">: {{NAME}}</span></button></form>{{/INVITED}}
{{#CAN_DISABLE}}<details class="rowact"><summary class="btn sm quiet">[[Disable]]<span class="vh"> {{NAME}}</span></summary><form class="stack" method="post" action="{{P}}/support/organisation/members/{{ID}}/disable"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{MEMBER_VERSION}}"><p>[[This person is logged out everywhere and can no longer log in. Tickets stay. Only we can undo this.]]</p><div class="field"><label for="reason-{{ID}}">[[Reason (optional)]]</label><input class="input" id="reason-{{ID}}" name="reason" autocomplete="off" maxlength="200"></div><button class="btn sm danger" type="submit">[[icon:x]][[Disable account]]</button></form></details>{{/CAN_DISABLE}}</div></li>
{{/MEMBER}}
</ul>
[[+desk/pager]]
</section></div>
<aside class="stack lg" aria-label="[[Inviting and access]]">
<section class="card stack" aria-labelledby="o-inv"><h2 class="sub" id="o-inv">[[Invite a colleague]]</h2>
<form class="stack" method="post" action="{{P}}/support/organisation/invite" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<p class="muted">[[Your colleague gets a message with a link to choose a password.]]</p>
<div class="field{{#E_NAME}} bad{{/E_NAME}}"><label for="name">[[Name]]</label>
[[+account/text_field name NAME off]]
</div>
<div class="field{{#E_EMAIL}} bad{{/E_EMAIL}}"><label for="email">[[Email address]]</label>
[[+layout/error email EMAIL]]
<input class="input" id="email" name="email" type="email" value="{{F_EMAIL}}" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="254" aria-required="true"{{#E_EMAIL}} aria-invalid="true" aria-describedby="email-error"{{/E_EMAIL}}></div>
<div class="field"><label for="language">[[Language of pages and email]]</label><span class="sel"><select class="input" id="language" name="language">{{#LANGUAGE_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/LANGUAGE_OPTION}}</select>[[icon:chevron-down]]</span></div>
<button class="btn primary" type="submit">[[Send invitation]]</button></form></section>
<section class="card stack" id="access" aria-labelledby="o-acc"><h2 class="sub" id="o-acc">[[All tickets of your organisation]]</h2>
{{#SEES_ORGANISATION}}<p class="muted">[[You see the tickets of all colleagues, can reply in them and create tickets in their name.]]</p><a class="btn" href="{{P}}/support/tickets?view=organisation">[[icon:layers]][[View all tickets]]</a>{{/SEES_ORGANISATION}}
{{#ACCESS_ASKED}}<p class="note">[[icon:clock]]<span>[[You asked for this <time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time>. We let you know in your ticket.]]</span></p>{{/ACCESS_ASKED}}
{{#CAN_ASK_ACCESS}}<p class="muted">[[As a manager you can see the tickets of all colleagues, reply in them and create tickets in their name. We check your request first.]]</p><form method="post" action="{{P}}/support/organisation/access"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="key" value="{{KEY}}"><button class="btn" type="submit">[[Request access]]</button></form>{{/CAN_ASK_ACCESS}}</section>
</aside></div></div>
