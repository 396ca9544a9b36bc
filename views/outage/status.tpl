{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
<div class="head st-head"><h1>[[Outages and maintenance]]</h1><div data-live><div class="overall {{OVERALL_CLASS}}"><span class="sev"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{OVERALL_ICON}}"></use></svg></span><div><p class="big" data-say>{{OVERALL_TEXT}}</p><p class="dim">[[As of <time datetime="{{AT_ISO}}">{{AT_TEXT}}</time>]]</p></div></div></div></div>
[[+layout/errors]]
<div class="stack xl">
<div class="stack xl" data-live>
{{#CURRENT}}
<section class="card inc-card {{CARD_CLASS}}" aria-labelledby="o{{ID}}"><div class="inc-head"><div><span class="tag {{TAG_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{TAG_ICON}}"></use></svg>{{TAG_TEXT}}</span><h2 id="o{{ID}}"><a href="{{P}}/support/status/{{ID}}">{{TITLE}}</a></h2><p class="muted">{{SINCE_TEXT}} [[Affects: {{SERVICES_TEXT}}.]]</p></div></div>
{{#NEXT_UPDATE}}<p class="next">[[icon:bell]]<strong>{{NEXT_UPDATE_TEXT}}</strong></p>{{/NEXT_UPDATE}}
[[+outage/timeline]]
</section>
{{/CURRENT}}
{{#PLANNED}}
<section aria-labelledby="planned"><div class="sec"><h2 id="planned">[[Planned maintenance]]</h2></div><div class="stack s">
{{#PLAN}}
<section class="banner plan" aria-labelledby="o{{ID}}"><span class="sev">[[icon:calendar]]</span><div><h3 id="o{{ID}}"><span class="k">{{PLAN_DAY}}:</span> <a href="{{P}}/support/status/{{ID}}">{{TITLE}}</a></h3><p>{{BODY}}</p><div class="meta"><span>[[icon:clock]]{{PLAN_HOURS}}</span><span>[[icon:layers]]{{SERVICES_TEXT}}</span></div></div></section>
{{/PLAN}}
</div></section>
{{/PLANNED}}
</div>
<section aria-labelledby="up"><div class="sec"><h2 id="up">[[Services]]</h2><span class="dim">[[Last 90 days]]</span></div>
<ul class="up card panel" data-live>
{{#SERVICE_ROW}}<li><h3>{{NAME}}</h3><span class="state {{STATE_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{STATE_ICON}}"></use></svg>{{STATE_TEXT}}</span><svg class="days" viewBox="0 0 448 32" preserveAspectRatio="none" role="img" aria-label="{{DAYS_LABEL}}"><path class="d-up" d="{{GOOD_PATH}}"/>{{#DAY}}<rect class="{{DAY_CLASS}}" x="{{DAY_X}}" width="3" height="32"/>{{/DAY}}</svg><div class="ax"><span>[[90 days ago]]</span><span>{{AVAILABLE_TEXT}}</span><span>[[today]]</span></div></li>
{{/SERVICE_ROW}}
</ul>
<ul class="legend"><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="d-ok" width="12" height="12" rx="3"/></svg>[[service|Operational]]</li><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="d-pt" width="12" height="12" rx="3"/></svg>[[Degraded or partial outage]]</li><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="d-dn" width="12" height="12" rx="3"/></svg>[[service|Outage]]</li><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="d-mt" width="12" height="12" rx="3"/></svg>[[service|Maintenance]]</li></ul></section>
[[+outage/follow]]
<section aria-labelledby="past"><div class="sec"><h2 id="past">[[Earlier]]</h2><a class="ic" href="{{P}}/support/status/feed.atom">[[icon:rss]][[Atom feed]]</a></div>
{{#NO_PAST}}<p class="muted">[[No outages and no maintenance in these months.]]</p>{{/NO_PAST}}
[[+outage/history]]
<p class="more-row"><a class="more" href="{{P}}/support/status/history">[[All outages and maintenance]]</a></p></section>
</div></div>
