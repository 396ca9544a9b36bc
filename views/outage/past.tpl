{{%AUTOESCAPE context="HTML"}}
<div class="wrap">
<div class="head"><h1>{{HEADING}}</h1></div>
<div class="stack">
{{#NO_PAST}}<p class="muted">[[No outages and no maintenance in this year.]]</p>{{/NO_PAST}}
[[+outage/history]]
<nav aria-label="[[Years]]"><ul class="cluster">{{#YEAR_LINK}}<li><a class="chip" href="{{P}}/support/status/history?year={{YEAR_TEXT}}"{{#CURRENT_YEAR}} aria-current="page"{{/CURRENT_YEAR}}>{{YEAR_TEXT}}</a></li>{{/YEAR_LINK}}</ul></nav>
</div></div>
