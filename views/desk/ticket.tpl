{{%AUTOESCAPE context="HTML"}}
<nav class="jump" aria-label="[[Parts of this ticket]]"><div class="seg"><a href="#timeline">[[Timeline]]</a><a href="#properties">[[Properties]]</a><a href="#customer">[[Customer]]</a></div></nav>
<div class="tk">
<aside class="ctx" id="customer" aria-label="[[Customer]]">
<section class="blk" aria-labelledby="k-who"><div class="who3"><span class="av" aria-hidden="true">{{REQUESTER_INITIALS}}</span><div><h2 id="k-who"><a href="{{P}}/admin/customers/{{REQUESTER_ID}}">{{REQUESTER}}</a></h2><p class="dim">{{REQUESTER_ROLE}}</p></div></div>
{{#REQUESTER_STATE}}<p class="cluster gap"><span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{STATE_TEXT}}</span></p>{{/REQUESTER_STATE}}
<dl class="facts">
{{#ORGANISATION_KNOWN}}<div><dt>[[Organisation]]</dt><dd><a href="{{P}}/admin/customers?organisation={{ORGANISATION_ID}}">{{ORGANISATION}}</a></dd></div>{{/ORGANISATION_KNOWN}}
<div><dt>[[Email]]</dt><dd class="brk">{{REQUESTER_EMAIL}}</dd></div>
{{#REQUESTER_PHONE}}<div><dt>[[Phone]]</dt><dd><a href="tel:{{TEL}}">{{NUMBER_TEXT}}</a></dd></div>{{/REQUESTER_PHONE}}
<div><dt>[[Language]]</dt><dd>{{REQUESTER_LANGUAGE}}</dd></div>
</dl></section>
<section class="blk" aria-labelledby="k-old"><h2 id="k-old">[[Earlier tickets]]</h2>
{{#OTHERS}}<ul class="minis">{{#OTHER}}<li><a href="{{P}}/admin/tickets/{{NUMBER}}">{{SUBJECT}}</a><small>{{STATUS_TEXT}} · {{CHANGED_TEXT}}</small></li>{{/OTHER}}</ul>{{#MORE}}<p class="dim"><a href="{{P}}/admin/tickets?view=open&amp;requester={{REQUESTER_ID}}">[[All open tickets]]</a> · <a href="{{P}}/admin/tickets?view=done&amp;requester={{REQUESTER_ID}}">[[Resolved and closed]]</a></p>{{/MORE}}{{/OTHERS}}
{{#NO_OTHERS}}<p class="dim">[[This is the first ticket.]]</p>{{/NO_OTHERS}}</section>
</aside>
<div class="mid" id="timeline">
<div class="thd"><div><p class="dim"><a href="{{P}}/admin/tickets">[[Tickets]]</a> / #{{NUMBER}}</p><h1 class="ttl">{{SUBJECT}}</h1><p class="cluster">[[+desk/status]]{{#PRIORITY_TAG}}<span class="tag late">[[icon:octagon-alert]]{{PRIORITY_TEXT}}</span>{{/PRIORITY_TAG}}<span class="dim">{{CHANNEL_TEXT}}, <time datetime="{{CREATED_ISO}}" title="{{CREATED_FULL}}">{{CREATED_TEXT}}</time></span></p></div></div>
{{#CONFLICT}}
<section class="note act conflict" role="alert" tabindex="-1" data-focus data-failed aria-labelledby="c-h">[[icon:circle-alert]]<div class="stack s"><h2 id="c-h">[[This ticket changed while you were working on it]]</h2>
<p>[[Nothing of yours has been sent or saved, and your text is still here. Look at what is new, then send it again.]]</p>
{{#CONFLICT_FIELDS}}<table class="mini"><thead><tr><th scope="col">[[Property]]</th><th scope="col">[[Is now]]</th><th scope="col">[[You chose]]</th></tr></thead><tbody>
{{#CONFLICT_FIELD}}<tr><th scope="row">{{LABEL}}</th><td>{{NOW}}</td><td>{{YOURS}}</td></tr>{{/CONFLICT_FIELD}}
</tbody></table>{{/CONFLICT_FIELDS}}
<ul class="minis">{{#CONFLICT_MESSAGE}}<li><a href="#m{{MESSAGE_ID}}">[[New message from {{AUTHOR}}]]</a><small><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></small></li>{{/CONFLICT_MESSAGE}}{{#CONFLICT_EVENT}}<li><span>{{TEXT}}</span><small><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></small></li>{{/CONFLICT_EVENT}}</ul></div></section>
{{/CONFLICT}}
[[+layout/errors]]
<h2 class="vh">[[Messages]]</h2>
<ol class="tl">
{{#ITEM}}
{{#GAP_ITEM}}
<li class="ev gap">[[icon:ellipsis]]<p><a href="{{HREF}}">{{TEXT}}</a></p></li>
{{/GAP_ITEM}}
{{#EVENT_ITEM}}
<li class="ev{{#LATE}} late{{/LATE}}">[[+desk/ico ICON]]<p>{{TEXT}} · <time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></p></li>
{{/EVENT_ITEM}}
{{#MESSAGE_ITEM}}
<li class="m{{#FROM_STAFF}} dk{{/FROM_STAFF}}{{#NOTE}} memo{{/NOTE}}{{#NEWEST}} new{{/NEWEST}}" id="m{{MESSAGE_ID}}"><span class="av{{#FROM_STAFF}} d{{/FROM_STAFF}}" aria-hidden="true">{{AUTHOR_INITIALS}}</span>
<article class="msg" aria-labelledby="m{{MESSAGE_ID}}-who"><header><h3 id="m{{MESSAGE_ID}}-who">{{AUTHOR}}</h3>{{#NOTE}}<span class="priv">[[icon:lock]][[Internal note]]</span>{{/NOTE}}<span class="who">{{AUTHOR_ROLE}}</span><a href="#m{{MESSAGE_ID}}"><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></a></header>
<div class="b prose">{{BODY_HTML:none}}</div>
{{#FILES}}
<ul class="att" aria-label="[[Files with this message]]">{{#FILE}}<li><a href="{{P}}/support/attachments/{{FILE_ID}}/{{FILE_URL_NAME}}" download><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{ICON}}"></use></svg><span>{{FILE_NAME}} <small>{{FILE_SIZE}}</small></span></a></li>{{/FILE}}</ul>
{{/FILES}}
</article></li>
{{/MESSAGE_ITEM}}
{{/ITEM}}
</ol>
{{#WRITING}}<p class="seen">[[icon:pencil]]{{TEXT}}</p>{{/WRITING}}
{{#CLOSED}}<p class="note after">[[icon:lock]]<span>[[This ticket is closed. The customer can no longer reply; an internal note is still possible.]]</span></p>{{/CLOSED}}
{{#COMPOSER}}
<section class="composer" id="composer" aria-label="[[Write a message]]">
<fieldset class="modes"><legend class="vh">[[Kind of message]]</legend>
{{#CAN_REPLY}}<label><input type="radio" name="mode" value="reply"{{#REPLY_MODE}} checked{{/REPLY_MODE}}>[[icon:reply]][[Reply]]</label>{{/CAN_REPLY}}
<label><input type="radio" name="mode" value="note"{{#NOTE_MODE}} checked{{/NOTE_MODE}}>[[icon:lock]][[Internal note]]</label></fieldset>
{{#CAN_REPLY}}
<form class="pub" method="post" action="{{P}}/admin/tickets/{{NUMBER}}/reply" enctype="multipart/form-data" novalidate data-draft="desk-reply-{{NUMBER}}" data-upload="{{P}}/support/uploads"><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<p class="to"><span>[[To]]</span> <span class="tag plain">{{REQUESTER}}</span> <span class="end">[[by email and in the portal]]</span></p>
<div class="body{{#E_BODY}} bad{{/E_BODY}}">[[+layout/error body BODY]]
<label class="vh" for="body">[[Message to the customer]]</label><textarea class="ta" id="body" name="body" rows="5" placeholder="[[Write your reply]]"{{#E_BODY}} aria-invalid="true" aria-describedby="body-error"{{/E_BODY}}>{{F_BODY:pre_escape}}</textarea></div>
<div class="cfiles"><label class="vh" for="attachments">[[Add files]]</label><p class="vh" id="attachments-hint">[[At most 10 files of 20 MB each and 50 MB together.]]</p>
{{#E_ATTACHMENTS}}<p class="err" id="attachments-error">[[icon:circle-alert]]<span><span class="vh">[[Error:]] </span>{{MESSAGE}}</span></p>{{/E_ATTACHMENTS}}
<div class="drop" data-drop>[[icon:paperclip]]<input id="attachments" name="attachments" type="file" multiple aria-describedby="attachments-hint{{#E_ATTACHMENTS}} attachments-error{{/E_ATTACHMENTS}}"></div>
<ul class="files" aria-label="[[Files with this reply]]">{{#REPLY_MODE}}[[+desk/kept]]{{/REPLY_MODE}}</ul></div>
<div class="acts2"><button class="btn primary" type="submit" name="then" value="waiting">[[Send, wait for customer]]</button><button class="btn" type="submit" name="then" value="resolved">[[Send, resolved]]</button><button class="btn" type="submit" name="then" value="keep">[[Send]]</button><span class="dim end saved" data-saved hidden>[[icon:check]]<span></span></span></div></form>
{{/CAN_REPLY}}
<form class="int" method="post" action="{{P}}/admin/tickets/{{NUMBER}}/note" enctype="multipart/form-data" novalidate data-draft="desk-note-{{NUMBER}}" data-upload="{{P}}/support/uploads"><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<p class="to"><span class="priv">[[icon:eye-off]][[Only visible to {{BRAND}}]]</span> <span class="end">[[the customer gets no email]]</span></p>
<div class="body{{#E_NOTE}} bad{{/E_NOTE}}">[[+layout/error note NOTE]]
<label class="vh" for="note">[[Internal note]]</label><textarea class="ta" id="note" name="note" rows="5" placeholder="[[Write a note for your colleagues]]"{{#E_NOTE}} aria-invalid="true" aria-describedby="note-error"{{/E_NOTE}}>{{F_NOTE:pre_escape}}</textarea></div>
<div class="cfiles"><label class="vh" for="note_attachments">[[Add files to the note]]</label><p class="vh" id="note_attachments-hint">[[At most 10 files of 20 MB each and 50 MB together.]]</p>
<div class="drop" data-drop>[[icon:paperclip]]<input id="note_attachments" name="attachments" type="file" multiple aria-describedby="note_attachments-hint"></div>
<ul class="files" aria-label="[[Files with this note]]">{{#NOTE_MODE}}[[+desk/kept]]{{/NOTE_MODE}}</ul></div>
<div class="acts2"><button class="btn noteb" type="submit">[[icon:lock]][[Save note]]</button><span class="dim">[[Status stays {{STATUS_TEXT}}]]</span><span class="dim end saved" data-saved hidden>[[icon:check]]<span></span></span></div></form>
</section>
{{/COMPOSER}}
{{#READ_ONLY}}<p class="note after">[[icon:eye]]<span>[[You can read this ticket, but not change it.]]</span></p>{{/READ_ONLY}}
</div>
<aside class="ctx" id="properties" aria-label="[[Properties]]">
<section class="blk" aria-labelledby="s-sla"><h2 id="s-sla">[[Promised]]</h2>
{{#CLOCK}}<div class="clock{{#SOON}} soon{{/SOON}}{{#LATE}} over{{/LATE}}"><span>{{LABEL}}</span><span class="sla {{SLA_CLASS}}">[[+desk/ico SLA_ICON]]{{SLA_TEXT}}</span>{{#BAR}}<svg viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true"><rect class="tr" width="100" height="5"></rect><rect class="fl{{#SOON}} act{{/SOON}}{{#LATE}} late{{/LATE}}" width="{{PERCENT}}" height="5"></rect></svg>{{/BAR}}<small>{{DETAIL}}</small></div>{{/CLOCK}}
{{#NO_CLOCK}}<p class="dim">[[By appointment: agree on an expected date with the customer.]]</p>{{/NO_CLOCK}}</section>
<section class="blk" aria-labelledby="s-props"><h2 id="s-props">[[Properties]]</h2>
{{#PROPERTIES_FORM}}
<form class="props" method="post" action="{{P}}/admin/tickets/{{NUMBER}}/update" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="field{{#E_STATUS}} bad{{/E_STATUS}}"><label for="status">[[Status]]</label>[[+layout/error status STATUS]][[+desk/select status STATUS]]</div>
<div class="field{{#E_ASSIGNEE}} bad{{/E_ASSIGNEE}}"><label for="assignee">[[Assigned to]]</label>[[+layout/error assignee ASSIGNEE]][[+desk/select assignee ASSIGNEE]]</div>
<div class="field{{#E_TYPE}} bad{{/E_TYPE}}"><label for="type">[[Type]]</label>[[+layout/error type TYPE]][[+desk/select type TYPE]]</div>
<div class="field{{#E_PRIORITY}} bad{{/E_PRIORITY}}"><label for="priority">[[Priority]]</label>[[+layout/error priority PRIORITY]][[+desk/select priority PRIORITY]]</div>
<div class="field{{#E_EXPECTED}} bad{{/E_EXPECTED}}"><label for="expected">[[Expected resolution date]]</label><p class="hint" id="expected-hint">[[The customer sees this date.]]</p>
[[+layout/error expected EXPECTED]]
<input class="input" id="expected" name="expected" type="date" value="{{F_EXPECTED}}" aria-describedby="expected-hint{{#E_EXPECTED}} expected-error{{/E_EXPECTED}}"{{#E_EXPECTED}} aria-invalid="true"{{/E_EXPECTED}}></div>
<button class="btn" type="submit">[[Save]]</button></form>
{{/PROPERTIES_FORM}}
{{#READ_ONLY}}
<dl class="facts"><div><dt>[[Status]]</dt><dd>{{STATUS_TEXT}}</dd></div><div><dt>[[Assigned to]]</dt><dd>{{ASSIGNEE_NAME}}</dd></div><div><dt>[[Type]]</dt><dd>{{TYPE_TEXT}}</dd></div><div><dt>[[Priority]]</dt><dd>{{PRIORITY_TEXT}}</dd></div><div><dt>[[Expected resolution date]]</dt><dd>{{EXPECTED_TEXT}}</dd></div></dl>
{{/READ_ONLY}}
</section>
[[+desk/ticket_links]]
</aside></div>
