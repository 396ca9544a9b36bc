{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="side">
<article{{#OTHER_LANGUAGE}} lang="{{CODE}}"{{/OTHER_LANGUAGE}}>
<div class="head measure"><h1>{{TITLE}}</h1><p class="lead">{{SUMMARY}}</p><p class="dim ic">[[icon:calendar]]<time datetime="{{DATE_ISO}}">{{DATE_TEXT}}</time></p></div>
{{#ONLY_DUTCH}}<p class="note measure" lang="[[lang]]">[[icon:globe]]<span>[[This item is only available in Dutch.]]</span></p>{{/ONLY_DUTCH}}
{{#ONLY_ENGLISH}}<p class="note measure" lang="[[lang]]">[[icon:globe]]<span>[[This item is only available in English.]]</span></p>{{/ONLY_ENGLISH}}
<div class="prose">{{BODY_HTML:none}}</div>
</article>
<aside class="stack" aria-label="[[More news]]">
{{#MORE}}
<section class="card stack s" aria-labelledby="more"><h2 id="more">[[More news]]</h2><ul class="minis news">
{{#NEWS_ITEM}}<li{{#OTHER_LANGUAGE}} lang="{{CODE}}"{{/OTHER_LANGUAGE}}><time datetime="{{DATE_ISO}}">{{DATE_TEXT}}</time><a href="{{P}}{{HREF}}">{{TITLE}}</a></li>{{/NEWS_ITEM}}
</ul><p><a class="more" href="{{P}}/support/news">[[All news]]</a></p></section>
{{/MORE}}
</aside>
</div></div>
