{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="side"><div>
<div class="head"><h1>{{NAME}}</h1><p class="lead">{{INTRO}}</p></div>
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No articles in this topic yet]]</h2><p>[[Look in another topic, or ask us.]]</p><a class="btn primary" href="{{P}}/support/tickets/new">[[icon:ticket-plus]][[New support ticket]]</a></div>
{{/EMPTY}}
<div class="stack l">
{{#FOLDER}}
<section aria-labelledby="f{{ID}}"><div class="sec"><h2 id="f{{ID}}">{{NAME}}</h2><span class="dim">{{COUNT_TEXT}}</span></div><ul class="list">
{{#ARTICLE}}[[+knowledge/row]]{{/ARTICLE}}
</ul>{{#MORE}}<p class="allof"><a class="more" href="{{P}}{{HREF}}">{{MORE_TEXT}}<span class="vh">, {{NAME}}</span></a></p>{{/MORE}}</section>
{{/FOLDER}}
</div></div>
<aside class="stack sticky" aria-label="[[Look further]]">
{{#OTHERS}}
<nav class="card" aria-labelledby="others"><h2 id="others">[[Other topics]]</h2><ul class="facets">
{{#OTHER}}<li><a href="{{P}}/support/solutions/{{SLUG}}">{{NAME}}<span class="count">{{COUNT}}<span class="vh"> [[articles]]</span></span></a></li>{{/OTHER}}
</ul></nav>
{{/OTHERS}}
</aside>
</div></div>
