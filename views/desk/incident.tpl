{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/outages/{{ID}}">{{REFERENCE}}</a></p><h1 class="brk">{{TITLE_TEXT}}</h1></div>{{#IS_MAJOR}}<span class="tag late">[[icon:octagon-alert]][[Major incident]]</span>{{/IS_MAJOR}}[[+desk/status]]<span class="end"></span><a class="btn" href="{{P}}/support/status/{{ID}}">[[icon:eye]][[View as a customer]]</a></div>
{{#CONFLICT}}<p class="note act" role="alert" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<span>[[This outage changed while you were working on it. Your text is still here: look at what is new, then send it again.]]</span></p>{{/CONFLICT}}
[[+layout/errors]]
[[+desk/incident_numbers]]
<div class="con"><div class="stack">
[[+desk/linked]]
{{#REPLY_ALL}}
<section class="card" aria-labelledby="ra-h"><h2 id="ra-h">{{#REPLYING}}[[Reply to all]]{{/REPLYING}}{{#RESOLVING}}[[Resolve the linked tickets]]{{/RESOLVING}}</h2><form class="props" method="post" action="{{P}}/admin/outages/{{ID}}/{{ACTION_WORD}}" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<p class="dim">{{REPLY_TEXT}}</p>
[[+desk/text_pair REPLY reply]]
<p class="hint">[[Without an English text everybody gets the Dutch one.]]</p>
<div class="cluster"><button class="btn" type="submit">[[icon:reply]]{{#REPLYING}}[[Send to all]]{{/REPLYING}}{{#RESOLVING}}[[Resolve all]]{{/RESOLVING}}</button></div></form></section>
{{/REPLY_ALL}}
</div>
<aside class="stack" aria-label="[[About this outage]]">
[[+desk/bulk]]
{{#PEOPLE}}<section class="card" aria-labelledby="pp-h"><h2 id="pp-h">[[This affects me too]]</h2><dl class="facts"><div><dt>[[Signed-in customers]]</dt><dd>{{PEOPLE_TEXT}}</dd></div><div><dt>[[Anonymous visitors]]</dt><dd>{{VISITORS_TEXT}}</dd></div></dl></section>{{/PEOPLE}}
{{#END_FORM}}
<section class="card" aria-labelledby="en-h"><h2 id="en-h">[[End this outage]]</h2><form class="props" method="post" action="{{P}}/admin/outages/{{ID}}/end" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<input type="hidden" name="version" value="{{VERSION}}">
<p class="dim">[[The banner, the state of the service and the feed follow at once.]] {{END_TEXT}} [[Everyone hears it once.]]</p>
<div class="field{{#E_END_NL}} bad{{/E_END_NL}}"><label for="end_nl">[[Dutch]]</label>[[+layout/error end_nl END_NL]]<textarea class="input" id="end_nl" name="end_nl" rows="4" lang="nl" aria-required="true"{{#E_END_NL}} aria-invalid="true" aria-describedby="end_nl-error"{{/E_END_NL}}>{{F_END_NL:pre_escape}}</textarea></div>
<div class="field{{#E_END_EN}} bad{{/E_END_EN}}"><label for="end_en">[[English]]</label>[[+layout/error end_en END_EN]]<textarea class="input" id="end_en" name="end_en" rows="4" lang="en" aria-required="true"{{#E_END_EN}} aria-invalid="true" aria-describedby="end_en-error"{{/E_END_EN}}>{{F_END_EN:pre_escape}}</textarea></div>
<label class="check"><input type="checkbox" name="mail" value="1"{{#MAIL}} checked{{/MAIL}}><span>[[Mail the subscribers and everybody whom it affects]]</span></label>
<button class="btn crit" type="submit">[[icon:circle-check]][[End and tell everyone]]</button></form></section>
{{/END_FORM}}
</aside></div></div>
