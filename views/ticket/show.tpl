{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
{{#JUST_CREATED}}
<div class="flash good lg" role="alert" tabindex="-1" data-focus>[[icon:circle-check]]<div><p><strong>{{#FOR_YOU}}[[Your ticket #{{NUMBER}} has been received.]]{{/FOR_YOU}}{{#FOR_COLLEAGUE}}[[Ticket #{{NUMBER}} has been received.]]{{/FOR_COLLEAGUE}}</strong></p><p>{{#FOR_YOU}}[[You get a confirmation by email.]]{{/FOR_YOU}}{{#FOR_COLLEAGUE}}[[{{REQUESTER}} gets a confirmation by email.]]{{/FOR_COLLEAGUE}}{{#REPLY_BEFORE}} [[We reply before <strong>{{REPLY_BEFORE_TEXT}}</strong>.]]{{/REPLY_BEFORE}}</p></div></div>
{{/JUST_CREATED}}
<div class="head"><h1>{{SUBJECT}}</h1><p class="cluster"><span class="tag {{STATUS_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{STATUS_ICON}}"></use></svg>{{STATUS_TEXT}}</span><span class="dim">#<span id="number">{{NUMBER}}</span></span><button class="btn quiet icon sm js" type="button" data-copy="number">[[icon:copy]]<span class="vh">[[Copy ticket number {{NUMBER}}]]</span></button></p></div>
<div class="side tkt"><div>
[[+layout/errors]]
[[+incident/of_ticket]]
<h2 class="vh">[[Messages]]</h2>
<ol class="tl">
{{#ITEM}}
{{#GAP_ITEM}}
<li class="ev gap">[[icon:ellipsis]]<p><a href="{{HREF}}">{{TEXT}}</a></p></li>
{{/GAP_ITEM}}
{{#EVENT_ITEM}}
<li class="ev{{#LATE}} late{{/LATE}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{ICON}}"></use></svg><p>{{TEXT}} · <time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></p></li>
{{/EVENT_ITEM}}
{{#MESSAGE_ITEM}}
<li class="m{{#FROM_STAFF}} dk{{/FROM_STAFF}}{{#NEWEST}} new{{/NEWEST}}" id="m{{MESSAGE_ID}}"><span class="av{{#FROM_STAFF}} d{{/FROM_STAFF}}" aria-hidden="true">{{AUTHOR_INITIALS}}</span>
<article class="msg" aria-labelledby="m{{MESSAGE_ID}}-who"><header><h3 id="m{{MESSAGE_ID}}-who">{{AUTHOR}}</h3><span class="who">{{AUTHOR_ROLE}}</span><a href="#m{{MESSAGE_ID}}"><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></a></header>
<div class="b md">{{BODY_HTML:none}}</div>
{{#FILES}}
<ul class="att" aria-label="[[Files with this message]]">{{#FILE}}<li><a href="{{P}}/support/attachments/{{FILE_ID}}/{{FILE_URL_NAME}}" download><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{ICON}}"></use></svg><span>{{FILE_NAME}} <small>{{FILE_SIZE}}</small></span></a></li>{{/FILE}}</ul>
{{/FILES}}
</article></li>
{{/MESSAGE_ITEM}}
{{/ITEM}}
</ol>
{{#RESOLVED}}
<div class="note done after">[[icon:circle-check]]<div><p><strong>[[This ticket is resolved.]]</strong>{{#CLOSES}} [[It closes automatically on {{CLOSES_TEXT}}.]]{{/CLOSES}}</p><p>[[Does it still not work? Reopen the ticket or send a reply.]]</p></div></div>
{{/RESOLVED}}
{{#CLOSED}}
<div class="note after">[[icon:lock]]<div class="stack s"><p><strong>[[This ticket is closed.]]</strong> [[You can no longer reply to it. Did the problem come back? Then create a follow-up; we see the history.]]</p><p><a class="btn sm" href="{{P}}/support/tickets/new?follows={{NUMBER}}">[[icon:ticket-plus]][[Create follow-up]]</a></p></div></div>
{{/CLOSED}}
{{#CAN_REPLY}}
<form class="replybox card stack" id="reply" method="post" action="{{P}}/support/tickets/{{NUMBER}}/reply" enctype="multipart/form-data" data-draft="t{{NUMBER}}" data-upload="{{P}}/support/uploads" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<input type="hidden" name="seen" value="{{SEEN}}">
{{#CONFLICT}}
<div class="note act" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<div><p><strong>[[This ticket changed while you were writing.]]</strong></p><p>[[Your text is still here and has not been sent. Read what is new, then send it again.]]{{#CONFLICT_MESSAGE}} <a href="#m{{MESSAGE_ID}}">[[To the new message]]</a>{{/CONFLICT_MESSAGE}}</p></div></div>
{{/CONFLICT}}
<div class="field{{#E_BODY}} bad{{/E_BODY}}"><label for="body">{{#REPLY_TO_PERSON}}[[Your reply to {{ASSIGNEE_NAME}}]]{{/REPLY_TO_PERSON}}{{#REPLY_TO_TEAM}}[[Your reply]]{{/REPLY_TO_TEAM}}</label>
[[+layout/error body BODY]]
<textarea class="input" id="body" name="body" rows="5" aria-required="true"{{#E_BODY}} aria-invalid="true" aria-describedby="body-error"{{/E_BODY}}>{{F_BODY:pre_escape}}</textarea></div>
<div class="field{{#E_ATTACHMENTS}} bad{{/E_ATTACHMENTS}}"><label for="attachments">[[+ Attach a file (optional)]]</label><p class="hint" id="attachments-hint">[[At most 10 files of 20 MB each and 50 MB together.]]</p>
[[+ticket/upload]]
</div>
<div class="cluster send"><button class="btn primary" type="submit">[[Reply]]</button>
{{#CAN_SOLVE}}<button class="btn" type="submit" form="solve">[[icon:check]][[This is solved]]</button>{{/CAN_SOLVE}}
{{#CAN_REOPEN}}<button class="btn" type="submit" form="reopen">[[icon:rotate-cw]][[Reopen]]</button>{{/CAN_REOPEN}}
<span class="dim end saved" data-saved hidden>[[icon:check]]<span></span></span></div></form>
{{/CAN_REPLY}}
{{#CAN_SOLVE}}<form id="solve" method="post" action="{{P}}/support/tickets/{{NUMBER}}/solve"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"></form>{{/CAN_SOLVE}}
{{#CAN_REOPEN}}<form id="reopen" method="post" action="{{P}}/support/tickets/{{NUMBER}}/reopen"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"></form>{{/CAN_REOPEN}}
</div>
<aside class="stack" aria-label="[[About this ticket]]">
{{#PROMISE}}
<p class="promise{{#LATE}} late{{/LATE}}">[[icon:clock]]<span>{{TEXT}}</span></p>
{{/PROMISE}}
{{#CLOSING}}
<section class="close7" aria-labelledby="closing"><h2 id="closing">[[icon:hourglass]]{{DAYS_LEFT_TEXT}}</h2><svg class="seg7" viewBox="0 0 70 6" preserveAspectRatio="none" aria-hidden="true"><path class="off" d="M0 3h70" stroke-width="6" stroke-dasharray="9 1"/><path class="on" d="M0 3h{{DAYS_GONE}}0" stroke-width="6" stroke-dasharray="9 1"/></svg>
<p>[[No reply? Then we close this ticket automatically on <strong class="nw">{{CLOSES_TEXT}}</strong>.]]</p>
{{#CAN_KEEP_OPEN}}<form method="post" action="{{P}}/support/tickets/{{NUMBER}}/keep-open"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn sm wide" type="submit">[[Keep it open a little longer]]</button></form>{{/CAN_KEEP_OPEN}}</section>
{{/CLOSING}}
<section class="card" aria-labelledby="facts"><h2 id="facts" class="vh">[[Details]]</h2><dl class="facts">
<div><dt>[[Status]]</dt><dd><span class="tag {{STATUS_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{STATUS_ICON}}"></use></svg>{{STATUS_TEXT}}</span></dd></div>
<div><dt>[[Assigned to]]</dt>{{#ASSIGNEE}}<dd class="who2"><span class="av d s" aria-hidden="true">{{ASSIGNEE_INITIALS}}</span>{{ASSIGNEE_NAME}}</dd>{{/ASSIGNEE}}{{#NO_ASSIGNEE}}<dd class="muted">[[Nobody yet]]</dd>{{/NO_ASSIGNEE}}</div>
{{#RESOLVED_ON}}<div><dt>[[Resolved]]</dt><dd><time datetime="{{RESOLVED_ISO}}" title="{{RESOLVED_FULL}}">{{RESOLVED_TEXT}}</time></dd></div>{{/RESOLVED_ON}}{{#AHEAD}}<div><dt>[[Expected resolution date]]</dt>{{#EXPECTED}}<dd{{#LATE}} class="overdue"{{/LATE}}><time datetime="{{EXPECTED_ISO}}">{{EXPECTED_TEXT}}</time>{{#EXPECTED_EARLIER}} <del><span class="vh">[[earlier]] </span>{{TEXT}}</del>{{/EXPECTED_EARLIER}}</dd>{{/EXPECTED}}{{#NO_EXPECTED}}<dd class="muted">[[Not known yet]]</dd>{{/NO_EXPECTED}}</div>{{/AHEAD}}
<div><dt>[[Type]]</dt><dd>{{TYPE_TEXT}}</dd></div>
<div><dt>[[Submitted]]</dt><dd><time datetime="{{CREATED_ISO}}" title="{{CREATED_FULL}}">{{CREATED_TEXT}}</time></dd></div>
<div><dt>[[Requester]]</dt><dd>{{REQUESTER}}</dd></div>
<div><dt>[[Channel]]</dt><dd>{{CHANNEL_TEXT}}</dd></div>
{{#FOLLOWS}}<div><dt>[[Follows]]</dt><dd><a href="{{P}}/support/tickets/{{FOLLOWS_NUMBER}}">#{{FOLLOWS_NUMBER}}</a></dd></div>{{/FOLLOWS}}
</dl></section>
</aside></div></div>
