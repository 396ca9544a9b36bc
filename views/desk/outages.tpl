{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Outages and maintenance]]</h1><span class="end"></span>{{#IS_ADMIN}}<a class="btn quiet" href="{{P}}/admin/settings/services">[[Services]]</a>{{/IS_ADMIN}}{{#CAN_ACT}}<a class="btn" href="{{P}}/admin/outages/new?kind=maintenance">[[icon:calendar]][[Plan maintenance]]</a><a class="btn danger" href="{{P}}/admin/outages/new">[[icon:megaphone]][[Declare outage]]</a>{{/CAN_ACT}}</div>
<div class="stack l">
{{#NOTHING_OPEN}}<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[Nothing is going on]]</h2><p>[[All services work. No maintenance is planned.]]</p></div>{{/NOTHING_OPEN}}
{{#LIST}}
<section aria-labelledby="l-{{LIST_ID}}"><h2 id="l-{{LIST_ID}}" class="sec">{{LIST_TITLE}} <span class="count">{{LIST_COUNT}}</span></h2>
<div class="card panel scroll" role="region" aria-label="{{LIST_TITLE}}" tabindex="0"><table class="q cards"><caption class="vh">{{LIST_TITLE}}</caption><thead><tr><th scope="col">[[Outage or maintenance]]</th><th scope="col">[[Services]]</th><th scope="col">[[Effect]]</th><th scope="col">[[State]]</th><th scope="col" class="num">{{WHEN_TITLE}}</th></tr></thead><tbody>
{{#ROW}}
<tr><th scope="row"><a href="{{P}}/admin/outages/{{ID}}">{{TITLE}}</a><small>{{REFERENCE}}{{#MAJOR}}, [[major incident]]{{/MAJOR}}</small></th><td>{{SERVICES_TEXT}}</td><td class="a"><span class="state {{STATE_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{STATE_ICON}}"></use></svg>{{STATE_TEXT}}</span></td><td class="a">{{NOW_TEXT}}</td><td class="num">{{#CLOCK}}<span class="sla {{CLOCK_CLASS}}" data-due="{{CLOCK_LEFT}}" title="{{CLOCK_UNTIL}}">[[icon:timer]]<span data-left>{{CLOCK_TEXT}}</span></span>{{/CLOCK}}{{#WHEN}}<time datetime="{{WHEN_ISO}}" title="{{WHEN_FULL}}">{{WHEN_TEXT}}</time>{{/WHEN}}{{#NO_CAUSE}}<br><small>[[Cause not told yet]]</small>{{/NO_CAUSE}}</td></tr>
{{/ROW}}
</tbody></table></div></section>
{{/LIST}}
</div></div>
