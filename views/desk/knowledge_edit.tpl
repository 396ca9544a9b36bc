{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/knowledge">[[Knowledge base]]</a></p><h1>{{HEADING}}</h1></div>{{#STATE}}<span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{CODE}}: {{STATE_TEXT}}</span> {{/STATE}}<span class="end"></span>{{#VERSIONS}}<a class="btn" href="{{P}}/admin/knowledge/{{ID}}/versions?language={{CODE}}">[[icon:clock]][[Versions]] {{CODE}}</a>{{/VERSIONS}}{{#READABLE}}<a class="btn" href="{{P}}{{HREF}}">[[icon:external-link]][[View as a reader]]</a>{{/READABLE}}</div>
[[+layout/errors]]
{{#TAKEN}}<p class="note">[[icon:info]][[Subject and last answer of ticket {{NUMBER}} have been taken over. Remove what is about this customer only.]]</p>{{/TAKEN}}
{{#TAKEN_PROBLEM}}<p class="note">[[icon:info]][[The known error of problem {{ID}} and its workaround have been taken over. Give both languages a title that customers search for.]]</p>{{/TAKEN_PROBLEM}}
{{#CONFLICT}}
<section class="note act theirs" aria-labelledby="theirs" tabindex="-1" data-focus>[[icon:circle-alert]]<div><h2 id="theirs">[[Somebody else changed this while you were writing]]</h2><p>[[Below is what is stored now; your own text is still in the form. Saving makes a new version of yours.]]</p>
<div class="two">{{#THEIRS}}<div lang="{{CODE}}"><h3>{{LABEL}}: {{TITLE}}</h3><p class="dim">{{EDITOR}}, {{AT_TEXT}}</p><p>{{SUMMARY}}</p><pre tabindex="0">{{BODY:pre_escape}}</pre></div>{{/THEIRS}}</div></div></section>
{{/CONFLICT}}
{{#PREVIEW}}
<section class="card previews" aria-labelledby="preview" tabindex="-1" data-focus><h2 id="preview">[[As readers will see it; not saved yet]]</h2><div class="two">
{{#PREVIEW_TEXT}}<article lang="{{CODE}}"><h3 class="h1">{{TITLE}}</h3><p class="lead">{{SUMMARY}}</p><div class="prose">{{BODY_HTML:none}}</div></article>{{/PREVIEW_TEXT}}
</div></section>
{{/PREVIEW}}
[[+desk/knowledge_broken]]
<form class="con" method="post" action="{{P}}{{ACTION}}" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
{{#CREATING}}<input type="hidden" name="key" value="{{KEY}}"><input type="hidden" name="ticket" value="{{TICKET}}"><input type="hidden" name="problem" value="{{PROBLEM}}">{{/CREATING}}
{{#EXISTING}}<input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="seen_nl" value="{{SEEN_NL}}"><input type="hidden" name="seen_en" value="{{SEEN_EN}}">{{/EXISTING}}
<div class="two">
<section class="card stack s" aria-labelledby="h-nl"><h2 id="h-nl">[[Dutch]]</h2>
[[+desk/knowledge_text nl NL]]
</section>
<section class="card stack s" aria-labelledby="h-en"><h2 id="h-en">[[English]]</h2>
[[+desk/knowledge_text en EN]]
</section>
</div>
<div class="stack sticky">
<section class="card stack s" aria-labelledby="h-when"><h2 id="h-when">[[Publication]]</h2>
<fieldset class="radios" id="when"><legend class="vh">[[When can people read it?]]</legend>
<div class="check"><input type="radio" id="when-draft" name="when" value="draft"{{#WHEN_DRAFT}} checked{{/WHEN_DRAFT}}><label for="when-draft">[[Draft: readers keep what is published]]</label></div>
<div class="check"><input type="radio" id="when-review" name="when" value="review"{{#WHEN_REVIEW}} checked{{/WHEN_REVIEW}}><label for="when-review">[[Ask a colleague to review it]]</label></div>
<div class="check"><input type="radio" id="when-now" name="when" value="now"{{#WHEN_NOW}} checked{{/WHEN_NOW}}><label for="when-now">[[Publish now]]</label></div>
<div class="check"><input type="radio" id="when-at" name="when" value="at"{{#WHEN_AT}} checked{{/WHEN_AT}}><label for="when-at">[[From this moment on]]</label></div>
{{#EXISTING}}<div class="check"><input type="radio" id="when-withdraw" name="when" value="withdraw"{{#WHEN_WITHDRAW}} checked{{/WHEN_WITHDRAW}}><label for="when-withdraw">[[Withdraw: nobody outside can read it]]</label></div>{{/EXISTING}}
</fieldset>
<div class="moment">
<div class="field{{#E_DATE}} bad{{/E_DATE}}"><label for="date">[[Day]]</label>[[+layout/error date DATE]]<input class="input" id="date" name="date" type="date" value="{{F_DATE}}"{{#E_DATE}} aria-invalid="true" aria-describedby="date-error"{{/E_DATE}}></div>
<div class="field{{#E_TIME}} bad{{/E_TIME}}"><label for="time">[[Time]]</label>[[+layout/error time TIME]]<input class="input" id="time" name="time" type="time" value="{{F_TIME}}"{{#E_TIME}} aria-invalid="true" aria-describedby="time-error"{{/E_TIME}}></div>
</div>
{{#CAN_ACT}}
<div class="cluster"><button class="btn primary" type="submit">[[icon:check]][[Save]]</button><button class="btn" type="submit" formaction="preview">[[icon:eye]][[Preview]]</button></div>
{{/CAN_ACT}}
</section>
<section class="card stack s" aria-labelledby="h-place"><h2 id="h-place">[[Where and for whom]]</h2>
<div class="field{{#E_FOLDER}} bad{{/E_FOLDER}}"><label for="folder">[[Folder]]</label>[[+layout/error folder FOLDER]][[+desk/select folder FOLDER]]</div>
<div class="field{{#E_VISIBILITY}} bad{{/E_VISIBILITY}}"><label for="visibility">[[Visible to]]</label>[[+layout/error visibility VISIBILITY]][[+desk/select visibility VISIBILITY]]</div>
<div class="field{{#E_ORGANISATION}} bad{{/E_ORGANISATION}}"><label for="organisation">[[Organisation]]</label>[[+layout/error organisation ORGANISATION]][[+desk/select organisation ORGANISATION]]</div>
<div class="field{{#E_SERVICE}} bad{{/E_SERVICE}}"><label for="service">[[Service]]</label>[[+layout/error service SERVICE]][[+desk/select service SERVICE]]</div>
<div class="field{{#E_REVIEW}} bad{{/E_REVIEW}}"><label for="review">[[Read again on]]</label>{{#REVIEW_DUE}}<p class="hint" id="review-hint">[[It is time to read this again. Choose a new day when you have.]]</p>{{/REVIEW_DUE}}[[+layout/error review REVIEW]]<input class="input" id="review" name="review" type="date" value="{{F_REVIEW}}"{{#REVIEW_DUE}} aria-describedby="review-hint"{{/REVIEW_DUE}}{{#E_REVIEW}} aria-invalid="true" aria-describedby="review-error"{{/E_REVIEW}}></div>
</section>
[[+desk/knowledge_readers]]
<p class="dim" id="markdown">[[The text is Markdown: ## for a heading, - for a list, 1. for steps, **bold**, [words](address) for a link. One language is enough; readers of the other one see a notice.]]</p>
</div>
</form>
[[+knowledge/hangs]]
</div>
