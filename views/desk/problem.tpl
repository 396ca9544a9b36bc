{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/problems">[[Problems]]</a> / {{ID}}</p><h1 class="brk">{{TITLE_TEXT}}</h1></div>[[+desk/status]]</div>
{{#CONFLICT}}
<section class="note act conflict" role="alert" tabindex="-1" data-focus data-failed aria-labelledby="c-h">[[icon:circle-alert]]<div class="stack s"><h2 id="c-h">[[This problem changed while you were working on it]]</h2>
<p>[[Nothing of yours has been saved, and your text is still in the form. Look at what is different, then save again.]]</p>
<table class="mini"><thead><tr><th scope="col">[[Property]]</th><th scope="col">[[Is now]]</th><th scope="col">[[You chose]]</th></tr></thead><tbody>
{{#CONFLICT_FIELD}}<tr><th scope="row">{{LABEL}}</th><td>{{NOW}}</td><td>{{YOURS}}</td></tr>{{/CONFLICT_FIELD}}
</tbody></table></div></section>
{{/CONFLICT}}
[[+layout/errors]]
<div class="con"><div class="stack">
{{#CAN_ACT}}
<form class="card dform" method="post" action="{{P}}/admin/problems/{{ID}}" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<fieldset class="fs"><legend class="lg">[[State]]</legend>[[+layout/error state STATE]]<div class="stp">{{#STATE_OPTION}}<label><input type="radio" name="state"{{#FIRST}} id="state"{{/FIRST}} value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}>{{LABEL}}<small>{{HINT}}</small></label>{{/STATE_OPTION}}</div></fieldset>
<div class="field{{#E_TITLE}} bad{{/E_TITLE}}"><label for="title">[[Title]]</label>[[+layout/error title TITLE]]
<input class="input" id="title" name="title" value="{{F_TITLE}}" autocomplete="off" maxlength="200" aria-required="true"{{#E_TITLE}} aria-invalid="true" aria-describedby="title-error"{{/E_TITLE}}></div>
<div class="two">
<div class="field{{#E_SERVICE}} bad{{/E_SERVICE}}"><label for="service">[[Service]]</label>[[+layout/error service SERVICE]][[+desk/select service SERVICE]]</div>
<div class="field{{#E_OWNER}} bad{{/E_OWNER}}"><label for="owner">[[Owner]]</label>[[+layout/error owner OWNER]][[+desk/select owner OWNER]]</div>
</div>
<div class="field{{#E_DESCRIPTION}} bad{{/E_DESCRIPTION}}"><label for="description">[[Description, only for colleagues]]</label>[[+layout/error description DESCRIPTION]]
<textarea class="input" id="description" name="description" rows="7" aria-required="true"{{#E_DESCRIPTION}} aria-invalid="true" aria-describedby="description-error"{{/E_DESCRIPTION}}>{{F_DESCRIPTION:pre_escape}}</textarea></div>
<fieldset class="fs"><legend class="lg">[[Known error, in words for customers]]</legend>[[+desk/text_pair ERROR error]]</fieldset>
<fieldset class="fs"><legend class="lg">[[Workaround: what they can do meanwhile]]</legend>[[+desk/text_pair WORKAROUND workaround]]</fieldset>
<div class="cluster"><button class="btn primary" type="submit">[[Save]]</button></div></form>
{{/CAN_ACT}}
{{#READ_ONLY}}
<section class="card stack s" aria-labelledby="p-d"><h2 id="p-d">[[Description]]</h2><div class="prose">{{BODY_HTML:none}}</div>
{{#TEXT_BLOCK}}<h3>{{LABEL}}</h3><div class="prose">{{BODY_HTML:none}}</div>{{/TEXT_BLOCK}}</section>
{{/READ_ONLY}}
[[+desk/linked]]
</div>
<aside class="stack" aria-label="[[About this problem]]">
<section class="card" aria-labelledby="p-f"><h2 id="p-f">[[At a glance]]</h2><dl class="facts">
<div><dt>[[Owner]]</dt><dd>{{OWNER}}</dd></div>
{{#SERVICE_KNOWN}}<div><dt>[[Service]]</dt><dd>{{SERVICE}}</dd></div>{{/SERVICE_KNOWN}}
<div><dt>[[Linked tickets]]</dt><dd>{{TICKETS_TEXT}}</dd></div>
<div><dt>[[Organisations]]</dt><dd>{{ORGANISATIONS_TEXT}}</dd></div>
<div><dt>[[Made by]]</dt><dd>{{CREATOR}}, <time datetime="{{CREATED_ISO}}" title="{{CREATED_FULL}}">{{CREATED_TEXT}}</time></dd></div>
{{#SOLVED}}<div><dt>[[Solved]]</dt><dd><time datetime="{{SOLVED_ISO}}" title="{{SOLVED_FULL}}">{{SOLVED_TEXT}}</time></dd></div>{{/SOLVED}}
<div><dt>[[Last change]]</dt><dd><time datetime="{{CHANGED_ISO}}" title="{{CHANGED_FULL}}">{{CHANGED_TEXT}}</time></dd></div></dl></section>
{{#ARTICLE_KNOWN}}<section class="card" aria-labelledby="p-a"><h2 id="p-a">[[In the knowledge base]]</h2><p><a href="{{P}}/admin/knowledge/{{ARTICLE_ID}}/edit">{{ARTICLE_TITLE}}</a></p></section>{{/ARTICLE_KNOWN}}
{{#ARTICLE_OFFER}}<section class="card stack s" aria-labelledby="p-a"><h2 id="p-a">[[In the knowledge base]]</h2><p class="dim">[[Customers find the known error and the workaround themselves when they are an article.]]</p><p><a class="btn" href="{{P}}/admin/knowledge/new?problem={{ID}}">[[icon:file-text]][[Make an article of this known error]]</a></p></section>{{/ARTICLE_OFFER}}
{{#PROBLEM_OUTAGES}}
<section class="card" aria-labelledby="p-o"><h2 id="p-o">[[Outages it led to]]</h2>
{{#NO_OUTAGES}}<p class="dim">[[None so far.]]</p>{{/NO_OUTAGES}}
{{#PROBLEM_OUTAGE}}<div class="lnk"><p><a href="{{P}}/admin/outages/{{OUTAGE_ID}}/tickets">{{OUTAGE_TITLE}}</a><small>{{STATE_TEXT}}</small></p>{{#CAN_ACT}}<form method="post" action="{{P}}/admin/problems/{{ID}}/outages/remove"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="outage" value="{{OUTAGE_ID}}"><button class="btn quiet icon" type="submit">[[icon:x]]<span class="vh">[[Take off {{OUTAGE_TITLE}}]]</span></button></form>{{/CAN_ACT}}</div>{{/PROBLEM_OUTAGE}}
{{#OUTAGE_FORM}}<form class="props" method="post" action="{{P}}/admin/problems/{{ID}}/outages" novalidate><input type="hidden" name="csrf" value="{{CSRF}}"><div class="field{{#E_OUTAGE}} bad{{/E_OUTAGE}}"><label for="outage">[[Outage]]</label>[[+layout/error outage OUTAGE]][[+desk/select outage OUTAGE]]</div><button class="btn" type="submit">[[icon:link-2]][[Add outage]]</button></form>{{/OUTAGE_FORM}}</section>
{{/PROBLEM_OUTAGES}}
[[+desk/bulk]]
{{#TELL}}
<section class="card" aria-labelledby="p-t"><h2 id="p-t">[[Tell the requesters]]</h2><form class="props" method="post" action="{{P}}/admin/problems/{{ID}}/tell" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<p class="dim">{{TELL_TEXT}}</p>
<div class="field{{#E_TELL_NL}} bad{{/E_TELL_NL}}"><label for="tell_nl">[[Dutch]]</label>[[+layout/error tell_nl TELL_NL]]<textarea class="input" id="tell_nl" name="tell_nl" rows="5" lang="nl"{{#E_TELL_NL}} aria-invalid="true" aria-describedby="tell_nl-error"{{/E_TELL_NL}}>{{F_TELL_NL:pre_escape}}</textarea></div>
<div class="field{{#E_TELL_EN}} bad{{/E_TELL_EN}}"><label for="tell_en">[[English]]</label><p class="hint" id="tell_en-hint">[[Empty: everybody gets the Dutch text.]]</p>[[+layout/error tell_en TELL_EN]]<textarea class="input" id="tell_en" name="tell_en" rows="5" lang="en" aria-describedby="tell_en-hint{{#E_TELL_EN}} tell_en-error{{/E_TELL_EN}}"{{#E_TELL_EN}} aria-invalid="true"{{/E_TELL_EN}}>{{F_TELL_EN:pre_escape}}</textarea></div>
<button class="btn crit" type="submit">[[icon:reply]][[Send to all]]</button></form></section>
{{/TELL}}
</aside></div></div>
