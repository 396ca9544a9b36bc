{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
<div class="head"><div><h1>{{TITLE}}</h1><p class="cluster tags" data-live><span data-say class="cluster tags"><span class="tag {{TAG_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{TAG_ICON}}"></use></svg>{{TAG_TEXT}}</span> <span class="tag {{NOW_CLASS}}">{{NOW_TEXT}}</span></span></p></div></div>
<div class="side">
<div class="stack l {{CARD_CLASS}}" data-live>
{{#NEXT_UPDATE}}<p class="next">[[icon:bell]]<strong>{{NEXT_UPDATE_TEXT}}</strong></p>{{/NEXT_UPDATE}}
[[+incident/affected]]
{{#CAUSE}}<section class="card stack s" aria-labelledby="cause"><h2 id="cause">[[What was the cause]]</h2><p class="pre">{{CAUSE_TEXT:pre_escape}}</p></section>{{/CAUSE}}
<section class="card stack {{CARD_CLASS}}" aria-labelledby="told"><h2 id="told">[[What we told]]</h2>
[[+outage/timeline]]
</section></div>
<aside class="stack" aria-label="[[Details]]"><section class="card" aria-labelledby="facts"><h2 id="facts" class="vh">[[Details]]</h2><dl class="facts">
{{#PLAN_TIMES}}<div><dt>[[outage|Planned]]</dt><dd>{{PLAN_DAY}}<br>{{PLAN_HOURS}}</dd></div>{{/PLAN_TIMES}}
{{#STARTED}}<div><dt>[[outage|Start]]</dt><dd><time datetime="{{STARTED_ISO}}">{{STARTED_TEXT}}</time></dd></div>{{/STARTED}}
{{#ENDED}}<div><dt>[[outage|End]]</dt><dd><time datetime="{{ENDED_ISO}}">{{ENDED_TEXT}}</time></dd></div>{{/ENDED}}
{{#LENGTH}}<div><dt>[[Duration]]</dt><dd>{{LENGTH_TEXT}}</dd></div>{{/LENGTH}}
<div><dt>[[Effect]]</dt><dd>{{EFFECT_TEXT}}</dd></div>
<div><dt>[[Affected]]</dt><dd>{{SERVICES_TEXT}}</dd></div>
</dl></section>
<p><a class="more" href="{{P}}/support/status">[[Outages and maintenance]]</a></p></aside>
</div></div>
