{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/knowledge">[[Knowledge base]]</a></p><h1>{{HEADING}}</h1></div>{{#STATE}}<span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{STATE_TEXT}}</span>{{/STATE}}{{#PLANNED}}<span class="dim">[[from]] <time datetime="{{PLANNED_ISO}}" title="{{PLANNED_FULL}}">{{PLANNED_TEXT}}</time></span>{{/PLANNED}}<span class="end"></span>
{{#EXISTING}}<a class="btn"{{#IN_DUTCH}} aria-current="true"{{/IN_DUTCH}} href="{{P}}/admin/knowledge/{{ID}}?language=nl" lang="nl">[[Dutch]]</a><a class="btn"{{#IN_ENGLISH}} aria-current="true"{{/IN_ENGLISH}} href="{{P}}/admin/knowledge/{{ID}}?language=en" lang="en">[[English]]</a>{{/EXISTING}}{{#READABLE}}<a class="btn" href="/{{CODE}}{{HREF}}">[[icon:external-link]][[View as a reader]]</a>{{/READABLE}}</div>
[[+layout/errors]]
{{#FROM_TICKET}}<div class="note">[[icon:ticket-plus]]<p>[[Taken from ticket <a href="{{P}}/admin/tickets/{{NUMBER}}">{{NUMBER}}</a>: the subject and the last answer. Take out names and whatever is the customer's own before you publish.]]</p></div>{{/FROM_TICKET}}
{{#OUTDATED}}<div class="note act">[[icon:circle-alert]]<p>[[The original was published in a newer version than this translation follows.]]</p></div>{{/OUTDATED}}
{{#NEWER_DRAFT}}<div class="note">[[icon:circle-alert]]<p>[[Readers have an earlier version. What you see here is not published yet.]]</p></div>{{/NEWER_DRAFT}}
{{#CONFLICT}}
<section class="note act theirs" aria-labelledby="theirs" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<div><h2 id="theirs">[[Somebody else changed this while you were writing]]</h2><p>[[{{EDITOR}} saved it {{AT_TEXT}}. Below is what is stored now; your own text is still in the form. Saving replaces what is stored.]]</p>
<h3>{{TITLE}}</h3><p>{{SUMMARY}}</p><pre tabindex="0">{{BODY}}</pre></div></section>
{{/CONFLICT}}
{{#PREVIEW}}
<section class="card previews" aria-labelledby="preview" tabindex="-1" data-focus><h2 id="preview">{{LABEL}}</h2><article lang="{{CODE}}"><h3 class="h1">{{TITLE}}</h3><p class="lead">{{SUMMARY}}</p><div class="prose">{{BODY_HTML:none}}</div></article></section>
{{/PREVIEW}}
<form class="con" method="post" action="{{P}}{{ACTION}}" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="language" value="{{CODE}}">
{{#CREATING}}<input type="hidden" name="key" value="{{KEY}}"><input type="hidden" name="ticket" value="{{TICKET}}">{{/CREATING}}
{{#EXISTING}}<input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="seen" value="{{SEEN}}">{{/EXISTING}}
<div class="stack">
<section class="card stack s" aria-labelledby="h-text"><h2 id="h-text">{{#IN_DUTCH}}[[Dutch]]{{/IN_DUTCH}}{{#IN_ENGLISH}}[[English]]{{/IN_ENGLISH}}</h2>
<div class="field{{#E_TITLE}} bad{{/E_TITLE}}"><label for="title">[[Title]]</label>[[+layout/error title TITLE]]<input class="input" id="title" name="title" lang="{{CODE}}" value="{{F_TITLE}}" autocomplete="off" maxlength="200"{{#E_TITLE}} aria-invalid="true" aria-describedby="title-error"{{/E_TITLE}}></div>
<div class="field{{#E_SUMMARY}} bad{{/E_SUMMARY}}"><label for="summary">[[One line for lists]]</label>[[+layout/error summary SUMMARY]]<input class="input" id="summary" name="summary" lang="{{CODE}}" value="{{F_SUMMARY}}" autocomplete="off" maxlength="300"{{#E_SUMMARY}} aria-invalid="true" aria-describedby="summary-error"{{/E_SUMMARY}}></div>
<div class="field{{#E_BODY}} bad{{/E_BODY}}"><label for="body">[[Text]]</label>[[+layout/error body BODY]]<textarea class="input tall" id="body" name="body" lang="{{CODE}}" rows="22" aria-describedby="markdown{{#E_BODY}} body-error{{/E_BODY}}"{{#E_BODY}} aria-invalid="true"{{/E_BODY}}>{{F_BODY:pre_escape}}</textarea></div>
<p class="dim" id="markdown">[[The text is Markdown: ## for a heading, - for a list, 1. for steps, **bold**, [words](address) for a link.]]</p>
<div class="two"><div class="field{{#E_SLUG}} bad{{/E_SLUG}}"><label for="slug">[[Last part of the address (empty: made from the title)]]</label>[[+layout/error slug SLUG]]<input class="input" id="slug" name="slug" value="{{F_SLUG}}" autocomplete="off" maxlength="80"></div>
<div class="field{{#E_TAGS}} bad{{/E_TAGS}}"><label for="tags">[[Tags, with commas between]]</label>[[+layout/error tags TAGS]]<input class="input" id="tags" name="tags" lang="{{CODE}}" value="{{F_TAGS}}" autocomplete="off" maxlength="300"></div></div>
</section>
{{#OTHER}}<details class="card fold"><summary>[[The other language, beside it]]: {{OTHER_TITLE}}</summary><div lang="{{OTHER_CODE}}"><p>{{OTHER_SUMMARY}}</p><pre tabindex="0">{{OTHER_BODY}}</pre></div></details>{{/OTHER}}
{{#VERSIONS}}<section class="card stack s" aria-labelledby="h-versions"><h2 id="h-versions">[[Versions]]</h2><ol class="nl">{{#VERSION_ROW}}<li><a href="{{P}}/admin/knowledge/{{ID}}?language={{CODE}}&amp;show={{NUMBER}}">[[Version {{NUMBER}}]]</a> <span class="dim"><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time>, {{AUTHOR}}</span> {{NOTE_TEXT}}{{#LIVE}} <span class="tag done">[[icon:circle-check]][[what readers have]]</span>{{/LIVE}}</li>{{/VERSION_ROW}}</ol></section>{{/VERSIONS}}
</div>
<div class="stack sticky">
<section class="card stack s" aria-labelledby="h-when"><h2 id="h-when">[[Publication]]</h2>
<fieldset class="radios" id="when"><legend class="vh">[[When can people read it?]]</legend>
<div class="check"><input type="radio" id="when-keep" name="when" value="keep"{{#WHEN_KEEP}} checked{{/WHEN_KEEP}}><label for="when-keep">[[Only save: a draft for colleagues]]</label></div>
<div class="check"><input type="radio" id="when-review" name="when" value="review"{{#WHEN_REVIEW}} checked{{/WHEN_REVIEW}}><label for="when-review">[[Ask a colleague to read it]]</label></div>
<div class="check"><input type="radio" id="when-now" name="when" value="now"{{#WHEN_NOW}} checked{{/WHEN_NOW}}><label for="when-now">[[Publish now]]</label></div>
<div class="check"><input type="radio" id="when-at" name="when" value="at"{{#WHEN_AT}} checked{{/WHEN_AT}}><label for="when-at">[[Publish from this moment on]]</label></div>
{{#STATE}}<div class="check"><input type="radio" id="when-withdraw" name="when" value="withdraw"{{#WHEN_WITHDRAW}} checked{{/WHEN_WITHDRAW}}><label for="when-withdraw">[[Withdraw: readers get it no more]]</label></div>{{/STATE}}
</fieldset>
<div class="moment">
<div class="field{{#E_DATE}} bad{{/E_DATE}}"><label for="date">[[Day]]</label>[[+layout/error date DATE]]<input class="input" id="date" name="date" type="date" value="{{F_DATE}}"{{#E_DATE}} aria-invalid="true" aria-describedby="date-error"{{/E_DATE}}></div>
<div class="field{{#E_TIME}} bad{{/E_TIME}}"><label for="time">[[Time]]</label>[[+layout/error time TIME]]<input class="input" id="time" name="time" type="time" value="{{F_TIME}}"{{#E_TIME}} aria-invalid="true" aria-describedby="time-error"{{/E_TIME}}></div>
</div>
{{#IS_TRANSLATION}}<div class="check"><input type="checkbox" id="follows_now" name="follows_now" value="1"><label for="follows_now">[[This translation is up to date with the original]]</label></div>{{/IS_TRANSLATION}}
<div class="field"><label for="note">[[What changed, for colleagues]]</label><input class="input" id="note" name="note" value="{{F_NOTE}}" autocomplete="off" maxlength="200"></div>
{{#CAN_ACT}}
<div class="cluster"><button class="btn primary" type="submit" name="do" value="save">[[icon:check]][[Save]]</button><button class="btn" type="submit" name="do" value="preview">[[icon:eye]][[Preview]]</button></div>
{{/CAN_ACT}}
</section>
<section class="card stack s" aria-labelledby="h-place"><h2 id="h-place">[[Where it belongs]]</h2>
<div class="field{{#E_FOLDER}} bad{{/E_FOLDER}}"><label for="folder">[[Folder]]</label>[[+layout/error folder FOLDER]][[+desk/select folder FOLDER]]</div>
<div class="field{{#E_VISIBILITY}} bad{{/E_VISIBILITY}}"><label for="visibility">[[Who may read it]]</label>[[+layout/error visibility VISIBILITY]][[+desk/select visibility VISIBILITY]]</div>
<div class="field{{#E_ORGANISATION}} bad{{/E_ORGANISATION}}"><label for="organisation">[[Organisation]]</label>[[+layout/error organisation ORGANISATION]][[+desk/select organisation ORGANISATION]]</div>
<div class="field{{#E_SERVICE}} bad{{/E_SERVICE}}"><label for="service">[[Service it is about]]</label>[[+layout/error service SERVICE]][[+desk/select service SERVICE]]</div>
<div class="field{{#E_REVIEW_ON}} bad{{/E_REVIEW_ON}}"><label for="review_on">[[To be read again on]]</label>[[+layout/error review_on REVIEW_ON]]<input class="input" id="review_on" name="review_on" type="date" value="{{F_REVIEW_ON}}"></div>
</section>
</div>
</form></div>
