{{%AUTOESCAPE context="HTML"}}
<div class="dmain narrow"><div class="dhead"><h1>[[Requests for an account]]</h1>{{#WAITING_COUNT}}<span class="count act">{{COUNT}}<span class="vh"> [[waiting]]</span></span>{{/WAITING_COUNT}}</div>
[[+layout/errors]]
<ul class="stack regs">
{{#REGISTRATION}}
<li class="card stack s" id="r{{ID}}"><div class="reg-head"><div><h2>{{NAME}}</h2><p class="dim brk">{{EMAIL}}</p></div>{{#LATE}}<span class="tag late">[[icon:octagon-alert]]{{TEXT}}</span>{{/LATE}}{{#DUE}}<span class="tag act">[[icon:clock]]{{TEXT}}</span>{{/DUE}}</div>
{{#NAMED}}<p class="dim">[[The manager named has an account at {{ORGANISATION}}, and can decide on this request as well.]]</p>{{/NAMED}}{{#ASSIGNED}}<p class="dim">[[The managers of {{ORGANISATION}} can decide on this request as well.]]</p>{{/ASSIGNED}}
{{#KNOWN}}<p class="note act">[[icon:circle-alert]]<span>[[There is already an account with this address. <a href="{{P}}/admin/customers/{{USER_ID}}">To that customer</a>]]</span></p>{{/KNOWN}}
<dl class="facts row"><div><dt>[[Organisation as typed]]</dt><dd>{{ORGANISATION_TYPED}}</dd></div><div><dt>[[Manager]]</dt><dd>{{MANAGER_NAME}}<br><span class="dim brk">{{MANAGER_EMAIL}}</span></dd></div><div><dt>[[Address confirmed]]</dt><dd><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></dd></div>{{#WANTS_ORGANISATION}}<div><dt>[[Asks for]]</dt><dd>[[All tickets of the organisation]]</dd></div>{{/WANTS_ORGANISATION}}</dl>
{{#CAN_ACT}}
<form class="reg-form" method="post" action="{{P}}/admin/registrations/{{ID}}/approve" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="two">
<div class="field{{#E_ORGANISATION}} bad{{/E_ORGANISATION}}"><label for="organisation-{{ID}}">[[Organisation]]</label>[[+desk/row_error organisation ORGANISATION]][[+desk/row_select organisation ORGANISATION]]</div>
<div class="field{{#E_ORGANISATION_NEW}} bad{{/E_ORGANISATION_NEW}}"><label for="organisation_new-{{ID}}">[[Or a new organisation]]</label>[[+desk/row_error organisation_new ORGANISATION_NEW]]<input class="input" id="organisation_new-{{ID}}" name="organisation_new" value="{{F_ORGANISATION_NEW}}" autocomplete="off" maxlength="120"></div>
<div class="field"><label for="role-{{ID}}">[[Role]]</label>[[+desk/row_select role ROLE]]</div>
<div class="check mid"><input type="checkbox" id="sees_organisation-{{ID}}" name="sees_organisation" value="1"{{#SEES_ORGANISATION_CHECKED}} checked{{/SEES_ORGANISATION_CHECKED}}><label for="sees_organisation-{{ID}}">[[May see all tickets of the organisation]]</label></div></div>
<div class="cluster"><button class="btn primary" type="submit" name="act" value="approve">[[icon:check]][[Approve and invite]]</button><button class="btn" type="submit" name="act" value="assign">[[Let the manager decide]]</button></div></form>
<details class="refuse"{{#REFUSE_OPEN}} open{{/REFUSE_OPEN}}><summary class="btn danger">[[Refuse]]</summary><form class="props" method="post" action="{{P}}/admin/registrations/{{ID}}/refuse" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="field{{#E_REASON}} bad{{/E_REASON}}"><label for="reason-{{ID}}">[[Reason]]</label><p class="hint">[[Only for colleagues. The portal sends the person no message.]]</p>[[+desk/row_error reason REASON]]<input class="input" id="reason-{{ID}}" name="reason" value="{{F_REASON}}" autocomplete="off" maxlength="200" aria-required="true"></div>
<button class="btn danger" type="submit">[[Refuse request]]</button></form></details>
{{/CAN_ACT}}
</li>
{{/REGISTRATION}}
</ul>
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No requests waiting]]</h2><p>[[When somebody asks for an account and confirms the address, the request appears here.]]</p></div>
{{/EMPTY}}
{{#DECIDED}}
<div class="decided"><h2 id="r-done">[[Recently decided]]</h2><div class="card panel scroll" role="region" aria-labelledby="r-done" tabindex="0"><table class="q cards"><thead><tr><th scope="col">[[Name]]</th><th scope="col">[[Organisation]]</th><th scope="col">[[Decision]]</th><th scope="col">[[By]]</th><th scope="col" class="num">[[When]]</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row">{{NAME}}<small class="cut">{{EMAIL}}</small></th><td class="w">{{ORGANISATION}}</td><td class="z"><span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{STATE_TEXT}}</span></td><td class="hide">{{BY}}</td><td class="num hide"><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></td></tr>{{/ROW}}
</tbody></table></div></div>
{{/DECIDED}}
</div>
