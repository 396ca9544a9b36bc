{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="head"><h1>[[Knowledge base]]</h1><p class="lead">[[Answers to questions about our applications and our support, by topic.]]</p></div>
[[+layout/search]]
<div class="stack l kb">
{{#TOPICS}}
<section aria-labelledby="topics"><h2 class="vh" id="topics">[[Topics]]</h2><div class="grid topics">
{{#TOPIC}}
<div class="card link topic"><span class="badge s"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{ICON}}"></use></svg></span><div><h3><a href="{{P}}/support/solutions/{{SLUG}}">{{NAME}}</a></h3><p class="about">{{INTRO}}</p><p>{{COUNT_TEXT}}</p></div></div>
{{/TOPIC}}
</div></section>
{{/TOPICS}}
{{#POPULAR}}
<section class="measure" aria-labelledby="popular"><div class="sec"><h2 id="popular">[[Popular articles]]</h2></div><ul class="list">
{{#ARTICLE}}[[+knowledge/row]]{{/ARTICLE}}
</ul></section>
{{/POPULAR}}
<p class="dim"><a href="{{P}}/support/solutions/feed.atom" type="application/atom+xml">[[Follow new articles (Atom feed)]]</a></p>
</div></div>
