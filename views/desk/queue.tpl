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
<div class="dmain"><div class="dhead"><h1>{{TITLE}}</h1>{{#RESULT}}<span class="count">{{RESULT_COUNT}}<span class="vh"> [[tickets]]</span></span>{{/RESULT}}<span class="end"></span>{{#FILTER_BUTTON}}<a class="btn" href="{{HREF}}"{{#FILTERS_OPEN}} aria-current="true"{{/FILTERS_OPEN}}>[[icon:sliders-horizontal]][[Filter]]{{#FILTER_COUNT}} <span class="count">{{COUNT}}</span>{{/FILTER_COUNT}}</a>{{/FILTER_BUTTON}}
{{#MAY_ACT}}<a class="btn primary" href="{{P}}/admin/tickets/new">[[icon:plus]][[New ticket]]</a>{{/MAY_ACT}}</div>
{{#OUTCOME}}
<section class="note {{#ALL_DONE}}done{{/ALL_DONE}}{{#SOME_MISSED}}act{{/SOME_MISSED}} outcome" role="alert" tabindex="-1" data-focus aria-labelledby="outcome">{{#ALL_DONE}}[[icon:circle-check]]{{/ALL_DONE}}{{#SOME_MISSED}}[[icon:circle-alert]]{{/SOME_MISSED}}<div><p id="outcome"><strong>{{TEXT}}</strong></p>
{{#MISSES}}<p>[[These were left as they are:]]</p><ul class="dots">{{#MISS}}<li><a href="{{P}}/admin/tickets/{{NUMBER}}">#{{NUMBER}}</a>: {{WHY}}</li>{{/MISS}}</ul>{{/MISSES}}</div></section>
{{/OUTCOME}}
[[+layout/errors]]
{{#FILTERS}}
<form class="filters dflt" id="filters" method="get" action="{{P}}/admin/tickets" data-auto>
<input type="hidden" name="view" value="{{VIEW}}"><input type="hidden" name="filter" value="1">{{#SORT_KEPT}}<input type="hidden" name="sort" value="{{SORT}}">{{/SORT_KEPT}}{{#REQUESTER_KEPT}}<input type="hidden" name="requester" value="{{REQUESTER_ID}}">{{/REQUESTER_KEPT}}
<div class="field"><label for="status">[[Status]]</label>[[+desk/select status STATUS]]</div>
<div class="field"><label for="type">[[Type]]</label>[[+desk/select type TYPE]]</div>
<div class="field"><label for="assignee">[[Assigned to]]</label>[[+desk/select assignee ASSIGNEE]]</div>
<div class="field"><label for="organisation">[[Organisation]]</label>[[+desk/select organisation ORGANISATION]]</div>
<div class="field"><label for="q">[[Number, words or requester]]</label><input class="input" id="q" name="q" type="search" value="{{F_Q}}" maxlength="100" autocomplete="off"></div>
<button class="btn" type="submit">[[Filter]]</button></form>
{{/FILTERS}}
{{#CHIPS}}<ul class="cluster chips" aria-label="[[Active filters]]">{{#CHIP}}<li><a class="chip" href="{{HREF}}">{{TEXT}}[[icon:x]]<span class="vh">, [[remove filter]]</span></a></li>{{/CHIP}}</ul>{{/CHIPS}}
{{#CAPPED}}<p class="note">[[icon:info]]<span>[[Only the newest {{COUNT}} hits were searched. More words, or more letters of a word, find more.]]</span></p>{{/CAPPED}}
{{#TABLE}}
<form id="bulk" method="post" action="{{BULK_ACTION}}"><input type="hidden" name="csrf" value="{{CSRF}}">
<div class="card panel scroll" role="region" aria-label="[[Tickets]]" tabindex="0"><table class="q cards"><caption class="vh">{{TITLE}}</caption>
<thead><tr>{{#CAN_PICK}}<td><input class="js" type="checkbox" data-all aria-label="[[Select all on this page]]"></td>{{/CAN_PICK}}<th scope="col"{{#DUE_UP}} aria-sort="ascending"{{/DUE_UP}}{{#DUE_DOWN}} aria-sort="descending"{{/DUE_DOWN}}>{{#DUE_LINK}}<a class="sort" href="{{HREF}}">[[Due]]{{#DUE_UP}}[[icon:arrow-up]]{{/DUE_UP}}{{#DUE_DOWN}}[[icon:arrow-down]]{{/DUE_DOWN}}</a>{{/DUE_LINK}}{{#DUE_PLAIN}}[[Due]]{{/DUE_PLAIN}}</th><th scope="col">[[Subject]]</th><th scope="col">[[Requester]]</th><th scope="col"{{#PRIORITY_UP}} aria-sort="ascending"{{/PRIORITY_UP}}{{#PRIORITY_DOWN}} aria-sort="descending"{{/PRIORITY_DOWN}}>{{#PRIORITY_LINK}}<a class="sort" href="{{HREF}}" aria-label="[[Priority]]" title="[[Priority]]">[[Prio]]{{#PRIORITY_UP}}[[icon:arrow-up]]{{/PRIORITY_UP}}{{#PRIORITY_DOWN}}[[icon:arrow-down]]{{/PRIORITY_DOWN}}</a>{{/PRIORITY_LINK}}{{#PRIORITY_PLAIN}}<abbr title="[[Priority]]">[[Prio]]</abbr>{{/PRIORITY_PLAIN}}</th><th scope="col">[[Status]]</th><th scope="col"><span class="vh">[[Assigned to]]</span></th><th scope="col"{{#CHANGED_UP}} aria-sort="ascending"{{/CHANGED_UP}}{{#CHANGED_DOWN}} aria-sort="descending"{{/CHANGED_DOWN}} class="num">{{#CHANGED_LINK}}<a class="sort" href="{{HREF}}">[[Changed]]{{#CHANGED_UP}}[[icon:arrow-up]]{{/CHANGED_UP}}{{#CHANGED_DOWN}}[[icon:arrow-down]]{{/CHANGED_DOWN}}</a>{{/CHANGED_LINK}}{{#CHANGED_PLAIN}}[[Changed]]{{/CHANGED_PLAIN}}</th></tr></thead><tbody>
{{#ROW}}
<tr>{{#PICK}}<td class="a"><input type="checkbox" name="t" value="{{VALUE}}" aria-label="#{{NUMBER}}"{{#SELECTED}} checked{{/SELECTED}}></td>{{/PICK}}<td class="a">[[+desk/sla]]{{#NO_CLOCK}}<span class="sla plain">{{TEXT}}</span>{{/NO_CLOCK}}</td><th scope="row"><a href="{{P}}/admin/tickets/{{NUMBER}}">{{SUBJECT}}</a><small>#{{NUMBER}} · {{TYPE_TEXT}}</small></th><td class="w"><span class="cut">{{REQUESTER}}</span> <small class="o cut">{{ORGANISATION}}</small></td><td class="hide">[[+desk/priority]]</td><td class="z">[[+desk/status]]</td><td class="hide">{{#ASSIGNED}}<span class="av s" aria-hidden="true" title="{{ASSIGNEE_NAME}}">{{ASSIGNEE_INITIALS}}</span><span class="vh">{{ASSIGNEE_NAME}}</span>{{/ASSIGNED}}{{#NOBODY}}<span class="av s none" aria-hidden="true">–</span><span class="vh">[[Unassigned]]</span>{{/NOBODY}}</td><td class="num hide"><time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
{{#BULK}}
<div class="bulk" role="group" aria-label="[[Change the selected tickets]]"><strong data-picked="[[%s selected]]" role="status">[[Selected tickets]]</strong>
<span class="sel"><select class="input" id="set_assignee" name="set_assignee" data-key="a" aria-label="[[Assign to]]"><option value="">[[Assign to]]…</option>{{#ASSIGNEE_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/ASSIGNEE_OPTION}}</select>[[icon:chevron-down]]</span>
<span class="sel"><select class="input" id="set_status" name="set_status" data-key="s" aria-label="[[Status]]"><option value="">[[Status]]…</option>{{#STATUS_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/STATUS_OPTION}}</select>[[icon:chevron-down]]</span>
<span class="sel"><select class="input" id="set_priority" name="set_priority" aria-label="[[Priority]]"><option value="">[[Priority]]…</option>{{#PRIORITY_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/PRIORITY_OPTION}}</select>[[icon:chevron-down]]</span>
<span class="sel"><select class="input" id="set_type" name="set_type" aria-label="[[Type]]"><option value="">[[Type]]…</option>{{#TYPE_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/TYPE_OPTION}}</select>[[icon:chevron-down]]</span>
<button class="btn go" type="submit">[[Apply]]</button><button class="btn" type="submit" name="mine" value="1" data-key="m">[[To me]] <kbd aria-hidden="true">m</kbd></button><button class="btn" type="submit" name="incident" value="1">[[icon:octagon-alert]][[Major incident]]</button><button class="btn icon js" type="reset" aria-label="[[Clear selection]]">[[icon:x]]</button></div>
{{/BULK}}
</form>
<p class="keys js" aria-hidden="true"><span><kbd>j</kbd> <kbd>k</kbd> [[down, up]]</span>{{#MAY_ACT}}<span><kbd>x</kbd> [[select]]</span>{{/MAY_ACT}}<span><kbd>[[Enter]]</kbd> [[open]]</span>{{#MAY_ACT}}<span><kbd>m</kbd> [[to me]]</span>{{/MAY_ACT}}<span><kbd>/</kbd> [[search]]</span><span><kbd>?</kbd> [[all keys]]</span></p>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[Nothing here]]</h2><p>[[There are no tickets in this view. Time for a look at the unassigned ones?]]</p><a class="btn" href="{{P}}/admin/tickets?view=unassigned">[[Unassigned tickets]]</a></div>
{{/EMPTY}}
{{#EMPTY_FILTERED}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No tickets found]]</h2><p>[[No ticket in this view matches these filters.]]</p><div class="cluster ctr"><a class="btn" href="{{HREF}}">[[Clear filters]]</a></div></div>
{{/EMPTY_FILTERED}}
[[+desk/pager]]
</div></div>
