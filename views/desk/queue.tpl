{{%AUTOESCAPE context="HTML"}}
<div class="dgrid"><nav class="views" aria-label="[[Views]]"><h2>[[Views]]</h2><ul class="vl">
<li><a href="{{P}}/admin/tickets?view=mine"{{#VIEW_MINE}} aria-current="page"{{/VIEW_MINE}}>[[icon:inbox]][[My open]]{{#COUNT_MINE}}<span class="count">{{COUNT}}</span>{{/COUNT_MINE}}</a></li>
<li><a href="{{P}}/admin/tickets?view=unassigned"{{#VIEW_UNASSIGNED}} aria-current="page"{{/VIEW_UNASSIGNED}}>[[icon:circle-dashed]][[Unassigned]]{{#COUNT_UNASSIGNED}}<span class="count">{{COUNT}}</span>{{/COUNT_UNASSIGNED}}</a></li>
<li><a href="{{P}}/admin/tickets?view=soon"{{#VIEW_SOON}} aria-current="page"{{/VIEW_SOON}}>[[icon:timer]][[Due within 1 hour]]{{#COUNT_SOON}}<span class="count act">{{COUNT}}</span>{{/COUNT_SOON}}</a></li>
<li><a href="{{P}}/admin/tickets?view=late"{{#VIEW_LATE}} aria-current="page"{{/VIEW_LATE}}>[[icon:octagon-alert]][[Too late]]{{#COUNT_LATE}}<span class="count late">{{COUNT}}</span>{{/COUNT_LATE}}</a></li>
<li><a href="{{P}}/admin/tickets?view=waiting"{{#VIEW_WAITING}} aria-current="page"{{/VIEW_WAITING}}>[[icon:hourglass]][[Waiting for customer]]{{#COUNT_WAITING}}<span class="count">{{COUNT}}</span>{{/COUNT_WAITING}}</a></li>
<li><a href="{{P}}/admin/tickets?view=open"{{#VIEW_OPEN}} aria-current="page"{{/VIEW_OPEN}}>[[icon:layers]][[All open]]{{#COUNT_OPEN}}<span class="count">{{COUNT}}</span>{{/COUNT_OPEN}}</a></li>
<li><a href="{{P}}/admin/tickets?view=done"{{#VIEW_DONE}} aria-current="page"{{/VIEW_DONE}}>[[icon:circle-check]][[Resolved and closed]]{{#COUNT_DONE}}<span class="count">{{COUNT}}</span>{{/COUNT_DONE}}</a></li>
</ul></nav>
<div class="dmain"><div class="dhead"><h1>{{TITLE}}</h1>{{#RESULT}}<span class="count">{{RESULT_COUNT}}<span class="vh"> [[tickets]]</span></span>{{/RESULT}}<span class="end"></span>
{{#MAY_ACT}}<a class="btn primary" href="{{P}}/admin/tickets/new">[[icon:plus]][[New ticket]]</a>{{/MAY_ACT}}</div>
{{#NEWER}}<a class="newbar" href="{{HREF}}">[[icon:arrow-up]]{{TEXT}}</a>{{/NEWER}}
<details class="flt dflt"{{#FILTERS_OPEN}} open{{/FILTERS_OPEN}}><summary class="btn">[[icon:sliders-horizontal]][[Filter]]{{#FILTER_COUNT}} <span class="count">{{COUNT}}</span>{{/FILTER_COUNT}}</summary>
<form class="filters" method="get" action="{{P}}/admin/tickets" data-auto>
<input type="hidden" name="view" value="{{VIEW}}">
<div class="field"><label for="status">[[Status]]</label>[[+desk/select status STATUS]]</div>
<div class="field"><label for="type">[[Type]]</label>[[+desk/select type TYPE]]</div>
<div class="field"><label for="assignee">[[Assigned to]]</label>[[+desk/select assignee ASSIGNEE]]</div>
<div class="field"><label for="organisation">[[Organisation]]</label>[[+desk/select organisation ORGANISATION]]</div>
<div class="field"><label for="q">[[Number or words]]</label><input class="input" id="q" name="q" type="search" value="{{F_Q}}" maxlength="100" autocomplete="off"></div>
<button class="btn" type="submit">[[Filter]]</button></form></details>
{{#CHIPS}}<ul class="cluster chips" aria-label="[[Active filters]]">{{#CHIP}}<li><a class="chip" href="{{HREF}}">{{TEXT}}[[icon:x]]<span class="vh">, [[remove filter]]</span></a></li>{{/CHIP}}</ul>{{/CHIPS}}
{{#TABLE}}
<form method="get" action="{{P}}/admin/incidents/new"><div class="card panel scroll" role="region" aria-label="[[Tickets]]" tabindex="0"><table class="q cards"><caption class="vh">{{TITLE}}, [[last changed first]]</caption>
<thead><tr>{{#CAN_ACT}}<th scope="col" class="hide"><span class="vh">[[Choose]]</span></th>{{/CAN_ACT}}<th scope="col">[[Due]]</th><th scope="col">[[Subject]]</th><th scope="col">[[Requester]]</th><th scope="col">[[Priority]]</th><th scope="col">[[Status]]</th><th scope="col"><span class="vh">[[Assigned to]]</span></th><th scope="col" class="num">[[Changed]]</th></tr></thead><tbody>
{{#ROW}}
<tr>{{#CAN_ACT}}<td class="hide pickc"><input type="checkbox" name="ticket" value="{{NUMBER}}" aria-label="[[Choose ticket {{NUMBER}}]]"></td>{{/CAN_ACT}}<td class="a">[[+desk/sla]]</td><th scope="row"><a href="{{P}}/admin/tickets/{{NUMBER}}" title="{{SUBJECT}}">{{SUBJECT}}</a><small>#{{NUMBER}} · {{TYPE_TEXT}}</small></th>
<td class="w"><span class="cut">{{REQUESTER}}</span> <small class="o cut">{{ORGANISATION}}</small></td>
<td class="hide">[[+desk/priority]]</td>
<td class="z">[[+desk/status]]</td>
<td class="hide">{{#ASSIGNED}}<span class="av s" aria-hidden="true" title="{{ASSIGNEE_NAME}}">{{ASSIGNEE_INITIALS}}</span><span class="vh">{{ASSIGNEE_NAME}}</span>{{/ASSIGNED}}{{#NOBODY}}<span class="av s none" aria-hidden="true">–</span><span class="vh">[[Unassigned]]</span>{{/NOBODY}}</td>
<td class="num hide"><time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
{{#CAN_ACT}}<div class="bulk" role="group" aria-label="[[With the chosen tickets]]"><strong>[[With the chosen tickets]]</strong><button class="btn" type="submit">[[icon:octagon-alert]][[Declare a major incident]]</button></div>{{/CAN_ACT}}</form>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[Nothing here]]</h2><p>[[There are no tickets in this view. Time for a look at the unassigned ones?]]</p><a class="btn" href="{{P}}/admin/tickets?view=unassigned">[[Unassigned tickets]]</a></div>
{{/EMPTY}}
{{#EMPTY_FILTERED}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No tickets found]]</h2><p>[[No ticket in this view matches these filters.]]</p><div class="cluster ctr"><a class="btn" href="{{HREF}}">[[Clear filters]]</a></div></div>
{{/EMPTY_FILTERED}}
[[+desk/pager]]
</div></div>
