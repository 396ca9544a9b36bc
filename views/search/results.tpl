{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="head"><h1>{{#ASKED}}[[Search results]]{{/ASKED}}{{#UNASKED}}[[Search]]{{/UNASKED}}</h1><div class="measure">
[[+layout/search]]
</div>
{{#TOO_LONG}}<p class="note act">[[icon:circle-alert]]<span>[[That is more than we can search for. Use at most 200 characters; a few words are best.]]</span></p>{{/TOO_LONG}}
{{#SUMMARY}}<p class="dim brk">{{#SOME}}[[{{COUNT_TEXT}} for <strong>{{Q}}</strong>.]]{{/SOME}}{{#NONE}}[[No results for <strong>{{Q}}</strong>.]]{{/NONE}}{{#MEANT}} [[Did you mean <a href="{{P}}/support/search?q={{MEANT_URL}}">{{MEANT_TEXT}}</a>?]]{{/MEANT}}</p>{{/SUMMARY}}
</div>
{{#FOUND}}
<div class="side left">
<nav aria-label="[[Kind of result]]"><ul class="facets">
{{#FACET}}<li><a href="{{P}}/support/search?q={{Q_URL}}{{FACET_QUERY}}"{{#HERE}} aria-current="page"{{/HERE}}>{{LABEL}}<span class="count">{{COUNT_TEXT}}</span></a></li>{{/FACET}}
</ul></nav>
<div class="stack l">
<ol class="res">
{{#OUTAGE}}<li class="card nog goes"><div><h2>[[icon:octagon-alert]]<a href="{{P}}{{HREF}}">{{TITLE}}</a></h2>{{#AFFECTED}}<p class="muted">[[Does this affect you too?]] {{#AFFECTED_KNOWN}}[[Then you need no ticket. We mail you at each update and when it is solved.]]{{/AFFECTED_KNOWN}}{{#AFFECTED_VISITOR}}[[Then you need no ticket. Tell us, so that we know how many people have it. Log in first to be mailed at each update.]]{{/AFFECTED_VISITOR}}</p>{{/AFFECTED}}{{#AFFECTED_ALREADY}}<p class="muted">[[You are linked to this outage. We mail you at each update and when it is solved.]]</p>{{/AFFECTED_ALREADY}}</div>{{#AFFECTED}}
[[+incident/affected_form]]
{{/AFFECTED}}</li>{{/OUTAGE}}
{{#RESULT}}
<li><h2><a href="{{P}}{{HREF}}"{{#FOREIGN}} lang="[[other]]" hreflang="[[other]]"{{/FOREIGN}}>{{#TITLE_PIECE}}{{#TEXT}}{{PIECE}}{{/TEXT}}{{#HIT}}<mark>{{PIECE}}</mark>{{/HIT}}{{/TITLE_PIECE}}</a></h2>
{{#EXCERPT}}<p class="brk"{{#FOREIGN}} lang="[[other]]"{{/FOREIGN}}>{{#EXCERPT_PIECE}}{{#TEXT}}{{PIECE}}{{/TEXT}}{{#HIT}}<mark>{{PIECE}}</mark>{{/HIT}}{{/EXCERPT_PIECE}}</p>{{/EXCERPT}}
<p class="meta"><span>[[+search/icon]][[+search/kind]]</span><span>[[Updated <time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time>]]</span>{{#FOREIGN}}<span class="tag wait">[[icon:globe]]{{FOREIGN_TEXT}}</span>{{/FOREIGN}}{{#STATUS}}<span class="tag {{STATUS_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{STATUS_ICON}}"></use></svg>{{STATUS_TEXT}}</span>{{/STATUS}}</p></li>
{{/RESULT}}
</ol>
{{#PAGER}}
<nav class="pager" aria-label="[[Pages]]">{{#PREVIOUS}}<a href="{{P}}/support/search?q={{Q_URL}}{{FACET_QUERY}}&amp;page={{PAGE}}" rel="prev">[[icon:arrow-left]][[Previous]]</a>{{/PREVIOUS}}{{#NUMBER_LINK}}{{#OTHER}}<a href="{{P}}/support/search?q={{Q_URL}}{{FACET_QUERY}}&amp;page={{PAGE}}"><span class="vh">[[Page]] </span>{{PAGE}}</a>{{/OTHER}}{{#HERE}}<span aria-current="page"><span class="vh">[[Page]] </span>{{PAGE}}</span>{{/HERE}}{{/NUMBER_LINK}}{{#NEXT}}<a href="{{P}}/support/search?q={{Q_URL}}{{FACET_QUERY}}&amp;page={{PAGE}}" rel="next">[[Next]][[icon:arrow-right]]</a>{{/NEXT}}</nav>
{{/PAGER}}
<section class="card nog" aria-labelledby="more"><div><h2 id="more">[[Did you not find what you looked for?]]</h2><p class="muted">[[Your search words are filled in as the subject.]]</p></div><a class="btn" href="{{P}}/support/tickets/new?subject={{Q_URL}}">[[icon:ticket-plus]][[New support ticket]]</a></section>
</div></div>
{{/FOUND}}
{{#START}}<div class="measure">
[[+search/topics]]
</div>{{/START}}
{{#NOTHING}}
<div class="stack l measure">
<section aria-labelledby="tips"><h2 id="tips">[[What you can try]]</h2><ul class="tips">
<li>[[Use fewer words, or other ones: “password” instead of “I cannot get in any more”.]]</li>
<li>[[Look for the name of the application, or the code in the message you see.]]</li>
<li>[[Look whether there is an outage: <a href="{{P}}/support/status">status of our services</a>.]]</li>
<li>[[Or browse the <a href="{{P}}/support/solutions">knowledge base</a> by topic.]]</li></ul></section>
[[+search/topics]]
<section class="card nog" aria-labelledby="more"><div><h2 id="more">[[Ask us]]</h2><p class="muted">[[Your search words are filled in as the subject.]]</p></div><a class="btn primary" href="{{P}}/support/tickets/new?subject={{Q_URL}}">[[icon:ticket-plus]][[New support ticket]]</a></section>
</div>
{{/NOTHING}}
</div>
