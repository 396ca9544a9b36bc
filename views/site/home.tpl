{{%AUTOESCAPE context="HTML"}}
<div class="hero"><div class="wrap">
{{#GREETING}}<p class="dim">{{GREETING_TEXT}}</p>{{/GREETING}}
<h1>[[How can we help you?]]</h1>
<p class="lead">[[Look for an answer in the knowledge base, or ask the support desk.]]</p>
[[+layout/search]]
<svg class="roofs" viewBox="0 0 400 168" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#roofs"></use></svg>
</div></div>
<div class="wrap stack l"><div class="stack bt">
<div class="grid">
<div class="card link tile"><span class="badge">[[icon:ticket-plus]]</span><div><h2><a href="{{P}}/support/tickets/new">[[New support ticket]]</a></h2><p>[[Ask a question or report a problem.]]{{#SIGNED_OUT}} [[Login required.]]{{/SIGNED_OUT}}</p></div>[[icon:arrow-right.go]]</div>
<div class="card link tile"><span class="badge">[[icon:list-checks]]</span><div><h2><a href="{{P}}/support/tickets">[[Check ticket status]]</a></h2><p class="cluster">{{#SIGNED_OUT}}[[Follow your tickets and reply. Login required.]]{{/SIGNED_OUT}}{{OPEN_TICKETS_TEXT}}{{#WAITING}} <span class="tag act">[[icon:circle-alert]]{{WAITING_TEXT}}</span>{{/WAITING}}</p></div>[[icon:arrow-right.go]]</div>
</div></div>
<div class="side">
<div class="stack hm">
{{#RECENT}}
<section aria-labelledby="recent"><div class="sec"><h2 id="recent">[[Your latest tickets]]</h2><a href="{{P}}/support/tickets">[[All my tickets]]</a></div><ul class="list">
{{#RECENT_ITEM}}<li><a href="{{P}}/support/tickets/{{NUMBER}}"><span class="t">{{SUBJECT}}<small class="m">#{{NUMBER}}, <time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time></small></span><span class="tag {{STATUS_CLASS}} end"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{STATUS_ICON}}"></use></svg>{{STATUS_TEXT}}</span></a></li>{{/RECENT_ITEM}}
</ul></section>
{{/RECENT}}
{{#POPULAR}}
<section aria-labelledby="popular"><div class="sec"><h2 id="popular">[[Popular articles]]</h2><a href="{{P}}/support/solutions">[[Whole knowledge base]]</a></div><ul class="list">
{{#ARTICLE}}<li><a href="{{P}}/support/solutions/articles/{{SLUG}}">[[icon:file-text]]<span lang="{{LANG}}">{{TITLE}}</span>[[icon:arrow-right.go]]</a></li>{{/ARTICLE}}
</ul></section>
{{/POPULAR}}
{{#TOPICS}}
<section aria-labelledby="topics"><div class="sec"><h2 id="topics">[[Topics]]</h2></div><div class="grid t">
{{#TOPIC}}<div class="card link topic"><span class="badge s"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{ICON}}"></use></svg></span><div><h3><a href="{{P}}/support/solutions/{{SLUG}}">{{NAME}}</a></h3><p>{{COUNT_TEXT}}</p></div></div>{{/TOPIC}}
</div></section>
{{/TOPICS}}
{{#NEWS}}
<section aria-labelledby="news"><div class="sec"><h2 id="news">[[News]]</h2><a href="{{P}}/support/news">[[All news]]</a></div><ul class="news">
{{#NEWS_ITEM}}<li{{#OTHER_LANGUAGE}} lang="{{CODE}}"{{/OTHER_LANGUAGE}}><time datetime="{{DATE_ISO}}">{{DATE_TEXT}}</time><a href="{{P}}{{HREF}}">{{TITLE}}</a></li>{{/NEWS_ITEM}}
</ul></section>
{{/NEWS}}
</div>
<aside class="stack" aria-label="[[Contact and status]]">
[[+site/reach]]
{{#SERVICES}}
<section class="card stack" aria-labelledby="services"><h2 id="services">[[Status of our services]]</h2><ul class="svc" data-live>
{{#SERVICE}}<li>{{NAME}}<span class="state {{STATE_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{STATE_ICON}}"></use></svg>{{STATE_TEXT}}</span></li>{{/SERVICE}}
</ul><p><a class="more" href="{{P}}/support/status">[[Outages and maintenance]]</a></p></section>
{{/SERVICES}}
</aside>
</div></div>
