{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
<div class="side"><div class="measure">
<div class="head"><h1>[[New support ticket]]</h1><p class="lead">[[All fields are needed, except where it says optional.]]</p></div>
[[+layout/errors]]
{{#STEP}}<p class="note act" role="status" tabindex="-1" data-focus>[[icon:circle-alert]]<span>[[Your ticket has not been sent yet: <a href="#help-title">perhaps this already helps</a>. If not, send it below; your text and files are still here.]]</span></p>{{/STEP}}
<form class="form" method="post" action="{{P}}/support/tickets" enctype="multipart/form-data" novalidate data-draft="new" data-upload="{{P}}/support/uploads">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<input type="hidden" name="suggestions" value="{{SUGGESTIONS}}">
{{#FOLLOWS}}
<input type="hidden" name="follows" value="{{FOLLOWS_NUMBER}}">
<p class="note">[[icon:link-2]]<span>[[This ticket follows <a href="{{P}}/support/tickets/{{FOLLOWS_NUMBER}}">#{{FOLLOWS_NUMBER}}</a>.]]</span></p>
{{/FOLLOWS}}
<div class="field"><label for="email">[[Email address]]</label><input class="input" id="email" type="email" value="{{EMAIL}}" readonly autocomplete="email"></div>
{{#REQUESTER_CHOICE}}
<div class="field{{#E_REQUESTER}} bad{{/E_REQUESTER}}"><label for="requester">[[On behalf of a colleague (optional)]]</label><p class="hint" id="requester-hint">[[The ticket becomes your colleague's, who gets the messages. You can read along and reply.]]</p>
[[+layout/error requester REQUESTER]]
<span class="sel"><select class="input" id="requester" name="requester" aria-describedby="requester-hint{{#E_REQUESTER}} requester-error{{/E_REQUESTER}}"{{#E_REQUESTER}} aria-invalid="true"{{/E_REQUESTER}}>{{#REQUESTER_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/REQUESTER_OPTION}}</select>[[icon:chevron-down]]</span></div>
{{/REQUESTER_CHOICE}}
<div class="field{{#E_SUBJECT}} bad{{/E_SUBJECT}}"><label for="subject">[[Subject]]</label><p class="hint" id="subject-hint">[[Name the service first and then a few keywords, for example: Portal, logging in fails.]]</p>
[[+layout/error subject SUBJECT]]
<input class="input" id="subject" name="subject" type="text" value="{{F_SUBJECT}}" maxlength="150" autocomplete="off" aria-required="true" aria-describedby="subject-hint{{#E_SUBJECT}} subject-error{{/E_SUBJECT}}"{{#E_SUBJECT}} aria-invalid="true"{{/E_SUBJECT}}>
<section class="help2" aria-labelledby="help-title" data-help="{{P}}/support/suggest?for=ticket&amp;q=" data-opened="{{P}}/support/suggest/opened" data-script="[[@suggest.js]]"{{#NO_HELP}} hidden{{/NO_HELP}}>
{{#HELP}}
<h2 id="help-title">[[This may help]]</h2>
[[+search/helps]]
{{/HELP}}
</section></div>
<fieldset class="field{{#E_TYPE}} bad{{/E_TYPE}}" id="type" tabindex="-1" aria-describedby="type-hint{{#E_TYPE}} type-error{{/E_TYPE}}"><legend>[[Type]]</legend><p class="hint" id="type-hint">[[Not sure? Choose the first one; we will change it when needed.]]</p>
[[+layout/error type TYPE]]
<div class="radios">
{{#TYPE_OPTION}}
<div class="radio"><input type="radio" id="type-{{VALUE}}" name="type" value="{{VALUE}}" aria-describedby="type-{{VALUE}}-about"{{#SELECTED}} checked{{/SELECTED}}><label for="type-{{VALUE}}">{{LABEL}}</label><div class="about" id="type-{{VALUE}}-about"><p>{{HINT}}</p><p class="rt">[[icon:clock]]{{PROMISE}}</p></div></div>
{{/TYPE_OPTION}}
</div></fieldset>
<div class="field{{#E_DESCRIPTION}} bad{{/E_DESCRIPTION}}"><label for="description">[[Description]]</label><p class="hint" id="description-hint">[[What did you want to do, what happened, and what have you tried yourself?]]</p>
[[+layout/error description DESCRIPTION]]
<textarea class="input" id="description" name="description" rows="7" aria-required="true" aria-describedby="description-hint{{#E_DESCRIPTION}} description-error{{/E_DESCRIPTION}}"{{#E_DESCRIPTION}} aria-invalid="true"{{/E_DESCRIPTION}}>{{F_DESCRIPTION:pre_escape}}</textarea></div>
<div class="field{{#E_ATTACHMENTS}} bad{{/E_ATTACHMENTS}}"><label for="attachments">[[+ Attach a file (optional)]]</label><p class="hint" id="attachments-hint">[[Screenshots or log files, at most 10 files of 20 MB each and 50 MB together.]]</p>
[[+ticket/upload]]
</div>
<div class="cluster send"><button class="btn primary" type="submit">{{#STEP}}[[Send it anyway]]{{/STEP}}{{#FIRST_TRY}}[[Submit ticket]]{{/FIRST_TRY}}</button><a class="btn quiet" href="{{P}}/support/home">[[Cancel]]</a><span class="dim end saved" data-saved hidden>[[icon:check]]<span></span></span></div>
</form>
<form id="affected" method="post" action="{{P}}/support/status/affected"><input type="hidden" name="csrf" value="{{CSRF}}"></form></div>
<aside class="stack sticky" aria-label="[[Help with your ticket]]">
<section class="card stack s" aria-labelledby="urgent"><h2 id="urgent">[[Urgent?]]</h2><p class="muted">[[Are you and your colleagues unable to work? Call us, also outside office hours.]]</p><a class="call" href="tel:{{PHONE_TEL}}">[[icon:phone]]{{PHONE}}</a></section>
<section class="bare" aria-labelledby="next"><h2 id="next" class="sub">[[What happens next?]]</h2><ol class="steps sm">
<li>[[You get a confirmation by email straight away, with your ticket number.]]</li>
<li>{{#REPLY_BEFORE}}[[We reply before <strong>{{REPLY_BEFORE_TEXT}}</strong>.]]{{/REPLY_BEFORE}}{{#REPLY_WITHIN}}[[We reply within the time shown with the type you chose.]]{{/REPLY_WITHIN}}</li>
<li>[[You follow and answer everything in your ticket.]]</li></ol></section>
</aside></div></div>
