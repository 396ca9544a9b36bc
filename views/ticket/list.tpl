{{%AUTOESCAPE context="HTML"}}
<div class="wrap stack lg">
<div class="thead"><h1>[[Tickets]]</h1><a class="btn primary" href="{{P}}/support/tickets/new">[[icon:ticket-plus]][[New support ticket]]</a></div>
{{#TABS}}
<nav aria-label="[[Whose tickets]]"><ul class="tabs">
<li><a href="{{P}}/support/tickets"{{#MINE_CURRENT}} aria-current="page"{{/MINE_CURRENT}}>[[My tickets]]{{#MINE_COUNT}} <span class="count">{{COUNT}}</span>{{/MINE_COUNT}}</a></li>
<li><a href="{{P}}/support/tickets?view=organisation"{{#ORGANISATION_CURRENT}} aria-current="page"{{/ORGANISATION_CURRENT}}>[[All tickets of {{ORGANISATION}}]]</a></li>
</ul></nav>
{{/TABS}}
{{#REQUEST_ACCESS}}
<p class="note">[[icon:info]]<span>[[As a manager you can see all tickets of {{ORGANISATION}}. <a href="{{P}}/support/organisation#access">Request access</a> with us.]]</span></p>
{{/REQUEST_ACCESS}}
{{#FILTERS}}
<details class="flt"{{#FILTERS_OPEN}} open{{/FILTERS_OPEN}}><summary class="btn sm">[[icon:sliders-horizontal]]{{FILTERS_LABEL}}</summary>
<form class="filters" method="get" action="{{P}}/support/tickets" data-auto>
{{#ORGANISATION_CURRENT}}<input type="hidden" name="view" value="organisation">{{/ORGANISATION_CURRENT}}
<div class="field"><label for="status">[[Status]]</label><span class="sel"><select class="input" id="status" name="status">{{#STATUS_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/STATUS_OPTION}}</select>[[icon:chevron-down]]</span></div>
<div class="field"><label for="type">[[Type]]</label><span class="sel"><select class="input" id="type" name="type">{{#TYPE_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/TYPE_OPTION}}</select>[[icon:chevron-down]]</span></div>
{{#REQUESTER_FILTER}}
<div class="field"><label for="requester">[[Requester]]</label><span class="sel"><select class="input" id="requester" name="requester">{{#REQUESTER_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/REQUESTER_OPTION}}</select>[[icon:chevron-down]]</span></div>
{{/REQUESTER_FILTER}}
<div class="field"><label for="period">[[Period]]</label><span class="sel"><select class="input" id="period" name="period">{{#PERIOD_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/PERIOD_OPTION}}</select>[[icon:chevron-down]]</span></div>
<div class="field"><label for="q">[[Search in tickets]]</label><div class="search full">[[icon:search]]<input class="input" id="q" name="q" type="search" value="{{F_Q}}" autocomplete="off"></div></div>
<div class="field srt"><label for="sort">[[Sort by]]</label><span class="sel"><select class="input" id="sort" name="sort">{{#SORT_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/SORT_OPTION}}</select>[[icon:chevron-down]]</span></div>
<button class="btn" type="submit">[[Filter]]</button></form></details>
{{/FILTERS}}
{{#RESULT}}
<div class="cluster"><p id="result" class="dim" data-say>{{RESULT_TEXT}}</p>
{{#CHIPS}}<ul class="cluster" aria-label="[[Active filters]]">{{#CHIP}}<li><a class="chip" href="{{HREF}}">{{TEXT}}[[icon:x]]<span class="vh">, [[remove filter]]</span></a></li>{{/CHIP}}</ul>{{/CHIPS}}
{{#CSV}}<a class="end ic" href="{{HREF}}" download>[[icon:arrow-down]][[Export (CSV)]]</a>{{/CSV}}</div>
{{#CAPPED}}<p class="note">[[icon:info]]<span>[[Only the newest {{COUNT}} hits were searched. More words, or more letters of a word, find more.]]</span></p>{{/CAPPED}}
{{/RESULT}}
{{#TABLE}}
<div class="card panel"><table class="rows cards" aria-labelledby="result"><thead><tr>
{{#COLUMN}}<th scope="col"{{#ASCENDING}} aria-sort="ascending"{{/ASCENDING}}{{#DESCENDING}} aria-sort="descending"{{/DESCENDING}}>{{#SORTABLE}}<a class="sort" href="{{HREF}}">{{TEXT}}{{#ASCENDING}}[[icon:arrow-up]]{{/ASCENDING}}{{#DESCENDING}}[[icon:arrow-down]]{{/DESCENDING}}</a>{{/SORTABLE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}</th>{{/COLUMN}}
</tr></thead><tbody>
{{#ROW}}
<tr><th scope="row"><a href="{{P}}/support/tickets/{{NUMBER}}">{{SUBJECT}}</a><small>#{{NUMBER}}</small></th>
<td class="first"><span class="tag {{STATUS_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{STATUS_ICON}}"></use></svg>{{STATUS_TEXT}}</span></td>
<td>{{TYPE_TEXT}}</td>
{{#REQUESTER_CELL}}<td class="who">{{REQUESTER}}</td>{{/REQUESTER_CELL}}
<td class="end"><time datetime="{{CHANGED_ISO}}">{{CHANGED_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#PAGER}}
<nav class="pager" aria-label="[[Pages]]">{{#FIRST}}<a href="{{HREF}}">[[First page]]</a>{{/FIRST}}{{#PREVIOUS}}<a href="{{HREF}}" rel="prev">[[icon:arrow-left]][[Previous]]</a>{{/PREVIOUS}}{{#NEXT}}<a href="{{HREF}}" rel="next">[[Next]][[icon:arrow-right]]</a>{{/NEXT}}</nav>
{{/PAGER}}
{{#EMPTY_NONE}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[You have not created a ticket yet]]</h2><p>[[Do you have a question, or does something not work? Create a ticket and follow it here.]]</p><div class="cluster ctr"><a class="btn" href="{{P}}/support/tickets/new">[[icon:ticket-plus]][[New support ticket]]</a></div></div>
{{/EMPTY_NONE}}
{{#EMPTY_OPEN}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[You have no open tickets]]</h2><p>[[Everything is resolved.]]</p><div class="cluster ctr"><a class="btn" href="{{P}}/support/tickets?status=done">[[View resolved and closed tickets]]</a></div></div>
{{/EMPTY_OPEN}}
{{#EMPTY_FILTER}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No tickets found]]</h2><p>[[No ticket matches these filters.]]</p><div class="cluster ctr"><a class="btn" href="{{HREF}}">[[Clear filters]]</a></div></div>
{{/EMPTY_FILTER}}
</div>
