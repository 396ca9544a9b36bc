{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="side art">
{{#SIBLINGS}}
<nav class="toc sibs sticky" aria-labelledby="siblings"><h2 id="siblings">{{FOLDER_NAME}}</h2><ul class="tcl">{{#SIBLING}}<li><a lang="{{LANG}}" href="{{P}}/support/solutions/articles/{{SLUG}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TITLE}}</a></li>{{/SIBLING}}</ul></nav>
{{/SIBLINGS}}
<article lang="{{LANG}}" itemscope itemtype="https://schema.org/Article" data-read="{{P}}/support/solutions/articles/{{ID}}/read">
<div class="head measure"><h1 itemprop="headline">{{ARTICLE_TITLE}}</h1>{{#SUMMARY}}<p class="lead" itemprop="description">{{SUMMARY_TEXT}}</p>{{/SUMMARY}}
<p class="meta" lang="[[lang]]"><span>[[icon:calendar]]<span>[[Updated]] <time datetime="{{UPDATED_ISO}}" title="{{UPDATED_FULL}}" itemprop="dateModified">{{UPDATED_TEXT}}</time></span></span><span>[[icon:clock]]{{MINUTES_TEXT}}</span>{{#RESTRICTED}}<span>[[icon:lock]]{{RESTRICTED_TEXT}}</span>{{/RESTRICTED}}</p>
<meta itemprop="datePublished" content="{{FIRST_ISO}}"><meta itemprop="inLanguage" content="{{LANG}}"><meta itemprop="isAccessibleForFree" content="true"><span itemprop="author publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="{{BRAND}}"></span></div>
{{#OUTAGE}}<p class="note gap {{OUTAGE_CLASS}}" lang="[[lang]]">[[icon:octagon-alert]]<span><strong>[[There is an outage now:]] {{OUTAGE_TITLE}}.</strong> <a href="{{P}}{{OUTAGE_PATH}}">[[View the outage]]</a></span></p>{{/OUTAGE}}
{{#FALLBACK}}<p class="note gap" lang="[[lang]]">[[icon:globe]]<span>{{FALLBACK_TEXT}}</span></p>{{/FALLBACK}}
{{#OUTDATED}}<p class="note gap" lang="[[lang]]">[[icon:info]]<span>[[This translation is older than the original.]] <a href="{{OTHER_PATH}}" hreflang="[[other]]">[[Read the original]]</a></span></p>{{/OUTDATED}}
{{#TOC}}
<details class="fold tocm" lang="[[lang]]"><summary>[[icon:list-checks]][[On this page]][[icon:chevron-down]]</summary><ol class="tcl">{{#TOC_ITEM}}<li lang="{{LANG}}"><a href="#{{ANCHOR}}">{{TEXT}}</a></li>{{/TOC_ITEM}}</ol></details>
{{/TOC}}
<div class="prose" itemprop="articleBody">{{BODY_HTML:none}}</div>
<div class="measure art-end stack l" lang="[[lang]]">
{{#FILES}}
<section aria-labelledby="downloads"><div class="sec"><h2 class="sub" id="downloads">[[Downloads]]</h2></div><ul class="list">{{#FILE}}<li><a href="{{P}}{{FILE_PATH}}" download>[[icon:paperclip]]<span class="t"><span>{{FILE_NAME}}</span><small class="m">{{FILE_KIND}}, {{FILE_SIZE}}</small></span></a></li>{{/FILE}}</ul></section>
{{/FILES}}
<section class="ask" aria-labelledby="helped"><h2 class="sub" id="helped">[[Did this help you?]]</h2>
<form method="post" action="{{P}}/support/solutions/articles/{{ID}}/feedback"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn sm" type="submit" name="helpful" value="yes">[[icon:thumbs-up]][[Yes]]</button></form>
<details class="no"><summary class="btn sm">[[icon:thumbs-down]][[No]]</summary>
<form class="stack s" method="post" action="{{P}}/support/solutions/articles/{{ID}}/feedback" novalidate><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="helpful" value="no">
<div class="field{{#E_REASON}} bad{{/E_REASON}}"><label for="reason">[[What did you miss? (optional)]]</label><p class="hint" id="reason-hint">[[We read every answer, but cannot reply to it. Do you need help? Create a ticket.]]</p>
[[+layout/error reason REASON]]
<textarea class="input" id="reason" name="reason" rows="3" maxlength="1000" aria-describedby="reason-hint{{#E_REASON}} reason-error{{/E_REASON}}"{{#E_REASON}} aria-invalid="true"{{/E_REASON}}>{{F_REASON:pre_escape}}</textarea></div>
<button class="btn" type="submit">[[Send]]</button></form></details></section>
{{#RELATED}}
<section aria-labelledby="related"><div class="sec"><h2 id="related" class="sub">[[Read also]]</h2></div><ul class="list">
{{#ARTICLE}}<li><a href="{{P}}/support/solutions/articles/{{SLUG}}">[[icon:file-text]]<span lang="{{LANG}}">{{TITLE}}</span>[[icon:arrow-right.go]]</a></li>{{/ARTICLE}}
</ul></section>
{{/RELATED}}
<section class="card nog" aria-labelledby="noanswer"><div><h2 id="noanswer">[[No answer yet?]]</h2>{{#PROMISE}}<p class="muted">{{PROMISE_TEXT}}</p>{{/PROMISE}}</div><div class="cluster"><a class="btn primary" href="{{P}}/support/tickets/new">[[icon:ticket-plus]][[New support ticket]]</a></div></section>
</div></article>
<aside class="sticky" aria-label="[[With this article]]">
{{#TOC}}
<nav class="toc" aria-labelledby="contents"><h2 id="contents">[[On this page]]</h2><ol class="tcl">{{#TOC_ITEM}}<li lang="{{LANG}}"><a href="#{{ANCHOR}}">{{TEXT}}</a></li>{{/TOC_ITEM}}</ol></nav>
{{/TOC}}
</aside>
</div></div>
