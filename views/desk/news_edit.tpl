{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/news">[[News]]</a></p><h1>{{HEADING}}</h1></div>{{#STATE}}<span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{STATE_TEXT}}</span>{{/STATE}}<span class="end"></span>{{#READABLE}}<a class="btn" href="{{P}}{{HREF}}">[[icon:external-link]][[View as a reader]]</a>{{/READABLE}}</div>
[[+layout/errors]]
{{#CONFLICT}}
<section class="note act theirs" aria-labelledby="theirs" tabindex="-1" data-focus>[[icon:circle-alert]]<div><h2 id="theirs">[[Somebody else changed this while you were writing]]</h2><p>[[{{EDITOR}} saved it {{AT_TEXT}}. Below is what is stored now; your own text is still in the form. Saving replaces what is stored.]]</p>
<div class="two">{{#THEIRS}}<div lang="{{CODE}}"><h3>{{LABEL}}: {{TITLE}}</h3><p>{{SUMMARY}}</p><pre tabindex="0">{{BODY}}</pre></div>{{/THEIRS}}</div></div></section>
{{/CONFLICT}}
{{#PREVIEW}}
<section class="card previews" aria-labelledby="preview" tabindex="-1" data-focus><h2 id="preview">[[As readers will see it; not saved yet]]</h2><div class="two">
{{#PREVIEW_TEXT}}<article lang="{{CODE}}"><h3 class="h1">{{TITLE}}</h3><p class="lead">{{SUMMARY}}</p><div class="prose">{{BODY_HTML:none}}</div></article>{{/PREVIEW_TEXT}}
</div></section>
{{/PREVIEW}}
<form class="con" method="post" action="{{P}}{{ACTION}}" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
{{#CREATING}}<input type="hidden" name="key" value="{{KEY}}">{{/CREATING}}
{{#EXISTING}}<input type="hidden" name="version" value="{{VERSION}}">{{/EXISTING}}
<div class="two">
<section class="card stack s" aria-labelledby="h-nl"><h2 id="h-nl">[[Dutch]]</h2>
[[+desk/news_text nl NL]]
</section>
<section class="card stack s" aria-labelledby="h-en"><h2 id="h-en">[[English]]</h2>
[[+desk/news_text en EN]]
</section>
</div>
<div class="stack sticky">
<section class="card stack s" aria-labelledby="h-when"><h2 id="h-when">[[Publication]]</h2>
<fieldset class="radios" id="when"><legend class="vh">[[When can people read it?]]</legend>
<div class="check"><input type="radio" id="when-draft" name="when" value="draft"{{#WHEN_DRAFT}} checked{{/WHEN_DRAFT}}><label for="when-draft">[[Draft: nobody outside can read it]]</label></div>
<div class="check"><input type="radio" id="when-now" name="when" value="now"{{#WHEN_NOW}} checked{{/WHEN_NOW}}><label for="when-now">[[Now, for everybody]]</label></div>
<div class="check"><input type="radio" id="when-at" name="when" value="at"{{#WHEN_AT}} checked{{/WHEN_AT}}><label for="when-at">[[From this moment on]]</label></div>
</fieldset>
<div class="moment">
<div class="field{{#E_DATE}} bad{{/E_DATE}}"><label for="date">[[Day]]</label>[[+layout/error date DATE]]<input class="input" id="date" name="date" type="date" value="{{F_DATE}}"{{#E_DATE}} aria-invalid="true" aria-describedby="date-error"{{/E_DATE}}></div>
<div class="field{{#E_TIME}} bad{{/E_TIME}}"><label for="time">[[Time]]</label>[[+layout/error time TIME]]<input class="input" id="time" name="time" type="time" value="{{F_TIME}}"{{#E_TIME}} aria-invalid="true" aria-describedby="time-error"{{/E_TIME}}></div>
</div>
{{#CAN_ACT}}
<div class="cluster"><button class="btn primary" type="submit">[[icon:check]][[Save]]</button><button class="btn" type="submit" formaction="preview">[[icon:eye]][[Preview]]</button></div>
{{/CAN_ACT}}
</section>
<p class="dim" id="markdown">[[The text is Markdown: ## for a heading, - for a list, 1. for steps, **bold**, [words](address) for a link. One language is enough; readers of the other one see a notice.]]</p>
</div>
</form></div>
