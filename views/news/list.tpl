{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
<div class="head"><h1>{{HEADING}}</h1>{{#LEAD}}<p class="lead">{{LEAD_TEXT}}</p>{{/LEAD}}</div>
<div class="side">
<div>
{{#LIST}}
<ul class="news full">
{{#NEWS_ITEM}}[[+news/item h2]]{{/NEWS_ITEM}}
</ul>
{{/LIST}}
[[+desk/pager]]
{{#EMPTY}}
<div class="card empty"><span class="badge">[[icon:newspaper]]</span><h2>[[No news]]</h2><p>[[There is no news for this period.]]</p></div>
{{/EMPTY}}
</div>
<aside class="stack" aria-label="[[Archive and feed]]">
{{#ARCHIVE}}
<nav class="card stack s" aria-labelledby="archive"><h2 id="archive">[[Archive]]</h2><ul class="years">
{{#YEAR_ITEM}}<li><a href="{{P}}/support/news/archive/{{YEAR_NUMBER}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{YEAR_NUMBER}}<span class="count">{{COUNT}}</span></a></li>{{/YEAR_ITEM}}
</ul></nav>
{{/ARCHIVE}}
<p><a class="ic" href="/[[lang]]/support/news/feed.atom">[[icon:rss]][[Follow the news in a feed reader]]</a></p>
</aside>
</div></div>
