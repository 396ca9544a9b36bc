{{%AUTOESCAPE context="HTML"}}
<div class="dmain narrow"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/tickets">[[Tickets]]</a></p><h1>[[New ticket for a caller]]</h1></div></div>
[[+layout/errors]]
<form class="card dform" method="post" action="{{P}}/admin/tickets/new" enctype="multipart/form-data" novalidate data-draft="desk-new" data-upload="{{P}}/support/uploads"><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<div class="two">
<div class="field{{#E_REQUESTER}} bad{{/E_REQUESTER}}"><label for="requester">[[Email address of the customer]]</label><p class="hint" id="requester-hint">[[The customer gets a confirmation with the number.]]</p>
[[+layout/error requester REQUESTER]]
{{#UNKNOWN_REQUESTER}}<p class="hint"><a href="{{P}}/admin/customers/invite?email={{EMAIL_QUERY:u}}">[[Invite this person first]]</a></p>{{/UNKNOWN_REQUESTER}}
<input class="input" id="requester" name="requester" type="email" value="{{F_REQUESTER}}" list="requesters" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="254" aria-required="true" aria-describedby="requester-hint{{#E_REQUESTER}} requester-error{{/E_REQUESTER}}"{{#E_REQUESTER}} aria-invalid="true"{{/E_REQUESTER}}><datalist id="requesters">{{#REQUESTER_OPTION}}<option value="{{VALUE}}">{{LABEL}}</option>{{/REQUESTER_OPTION}}</datalist></div>
<div class="field{{#E_SOURCE}} bad{{/E_SOURCE}}"><label for="source">[[Came in by]]</label><p class="hint">[[Phone, unless it was something else.]]</p>[[+layout/error source SOURCE]][[+desk/select source SOURCE]]</div>
</div>
<div class="field{{#E_SUBJECT}} bad{{/E_SUBJECT}}"><label for="subject">[[Subject]]</label>
[[+layout/error subject SUBJECT]]
<input class="input" id="subject" name="subject" value="{{F_SUBJECT}}" autocomplete="off" maxlength="150" aria-required="true"{{#E_SUBJECT}} aria-invalid="true" aria-describedby="subject-error"{{/E_SUBJECT}}></div>
<div class="two">
<div class="field{{#E_TYPE}} bad{{/E_TYPE}}"><label for="type">[[Type]]</label>[[+layout/error type TYPE]][[+desk/select type TYPE]]</div>
<div class="field{{#E_PRIORITY}} bad{{/E_PRIORITY}}"><label for="priority">[[Priority]]</label>[[+layout/error priority PRIORITY]][[+desk/select priority PRIORITY]]</div>
</div>
<div class="field{{#E_DESCRIPTION}} bad{{/E_DESCRIPTION}}"><label for="description">[[Description]]</label><p class="hint" id="description-hint">[[The customer reads this as well: what was wanted, what happened, what has been tried.]]</p>
[[+layout/error description DESCRIPTION]]
<textarea class="input" id="description" name="description" rows="8" aria-required="true" aria-describedby="description-hint{{#E_DESCRIPTION}} description-error{{/E_DESCRIPTION}}"{{#E_DESCRIPTION}} aria-invalid="true"{{/E_DESCRIPTION}}>{{F_DESCRIPTION:pre_escape}}</textarea></div>
<div class="field{{#E_ATTACHMENTS}} bad{{/E_ATTACHMENTS}}"><label for="attachments">[[+ Attach a file (optional)]]</label><p class="hint" id="attachments-hint">[[At most 10 files of 20 MB each and 50 MB together.]]</p>
[[+ticket/upload]]
</div>
<div class="cluster"><button class="btn primary" type="submit">[[Create ticket]]</button><a class="btn quiet" href="{{P}}/admin/tickets">[[Cancel]]</a><span class="dim end saved" data-saved hidden>[[icon:check]]<span></span></span></div></form></div>
