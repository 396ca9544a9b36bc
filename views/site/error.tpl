{{%AUTOESCAPE context="HTML"}}
<div class="wrap oops" data-failed><div class="stack lg">
<p class="code">[[Error {{STATUS}}]]</p>
<h1>{{HEADING}}</h1>
<p class="lead">{{TEXT}}</p>
{{#HINT}}<p>{{HINT_TEXT}}</p>{{/HINT}}
{{#RETRY}}<p><a class="btn primary" href="{{P}}{{PATH}}">[[icon:rotate-cw]][[Try again]]</a></p>{{/RETRY}}
{{#AT_PORTAL}}
<div class="measure">
[[+layout/search]]
</div>
<div class="cluster"><a class="btn" href="{{P}}/support/home">[[To the home page]]</a><a class="btn" href="{{P}}/support/tickets">[[My tickets]]</a></div>
{{/AT_PORTAL}}
{{#AT_DESK}}<div class="cluster"><a class="btn" href="{{P}}/admin/tickets">[[Tickets]]</a><a class="btn" href="{{P}}/support/home">[[To the portal]]</a></div>{{/AT_DESK}}
<p class="muted">[[Need help? Call <a class="nw" href="tel:{{PHONE_TEL}}">{{PHONE}}</a>.]]{{#REFERENCE}} [[Mention reference <span class="nw">{{REFERENCE_TEXT}}</span>.]]{{/REFERENCE}}</p></div>
<svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false">{{#ILL_LOST}}<use href="[[@i.svg]]#ill-404"></use>{{/ILL_LOST}}{{#ILL_WORKS}}<use href="[[@i.svg]]#ill-503"></use>{{/ILL_WORKS}}</svg></div>
