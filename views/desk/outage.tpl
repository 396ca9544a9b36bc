{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/outages">[[Outages and maintenance]]</a> · {{REFERENCE}}</p><h1>{{TITLE}}</h1></div><span class="tag {{TAG_CLASS}}"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{TAG_ICON}}"></use></svg>{{TAG_TEXT}}</span><span class="end"></span>{{#NUMBERS}}<a class="btn" href="{{P}}/admin/outages/{{ID}}/tickets">[[icon:link-2]][[Linked tickets]]</a>{{/NUMBERS}}<a class="btn" href="{{P}}/support/status/{{ID}}">[[icon:external-link]][[View as a customer]]</a></div>
[[+layout/errors]]
{{#CONFLICT}}<section class="note act conflict" role="alert" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<div class="stack s"><h2>[[This changed while you were working on it]]</h2><p>[[Nothing of yours has been published, and your text is still here. Look at what is new, then send it again.]]</p></div></section>{{/CONFLICT}}
[[+desk/incident_numbers]]
{{#OWN_NUMBERS}}<dl class="nums n5">
<div><dt>[[State]]</dt><dd>{{NOW_TEXT}}</dd></div>
{{#LENGTH}}<div><dt>[[Duration]]</dt><dd>{{LENGTH_TEXT}}</dd></div>{{/LENGTH}}
{{#PLAN_TIMES}}<div><dt>[[outage|Planned]]</dt><dd>{{PLAN_DAY}} <small>{{PLAN_HOURS}}</small></dd></div>{{/PLAN_TIMES}}
<div><dt>[[Who leads]]</dt><dd>{{LEAD_NAME}}</dd></div>
</dl>{{/OWN_NUMBERS}}
{{#UPDATE_FORM}}
{{#DRAFT}}<form id="discard" method="post" action="{{P}}/admin/outages/{{ID}}/preview"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="draft" value="{{DRAFT_VERSION}}"><input type="hidden" name="do" value="discard"></form>{{/DRAFT}}
<form class="con" method="post" action="{{P}}/admin/outages/{{ID}}/preview" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="kind" value="{{KIND}}"><input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="draft" value="{{DRAFT_VERSION}}">
<button class="vh" type="submit" tabindex="-1" aria-hidden="true">[[Check and publish]]</button>
<div class="stack">
{{#DRAFT}}
<section class="note" aria-labelledby="draft-title">[[icon:pencil]]<div class="stack s"><h2 id="draft-title">[[Draft of {{AUTHOR}}, saved <time datetime="{{SAVED_ISO}}" title="{{SAVED_FULL}}">{{SAVED_TEXT}}</time>]]</h2><p>{{#TOLD_SINCE}}[[Since then an update was published: look whether it still holds.]] {{/TOLD_SINCE}}[[Only the desk sees it. Publishing it tells everybody, once.]]</p>
{{#DRAFT_OTHERS}}<p>[[Somebody else saved it while you were writing. Your text is in the form; saving replaces this:]]</p><div class="two"><pre lang="nl" tabindex="0">{{BODY_NL:pre_escape}}</pre><pre lang="en" tabindex="0">{{BODY_EN:pre_escape}}</pre></div>{{/DRAFT_OTHERS}}
<p><button class="btn" form="discard" type="submit">[[icon:x]][[Discard the draft]]</button></p></div></section>
{{/DRAFT}}
<fieldset class="card stack s{{#E_STATE}} bad{{/E_STATE}}" id="state"><legend class="lg">[[Where it stands]]</legend>
[[+layout/error state STATE]]
<div class="stp">{{#STATE_OPTION}}<label><input type="radio" name="state" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}>{{LABEL}}{{#NOTE}}<small>{{NOTE_TEXT}}</small>{{/NOTE}}</label>{{/STATE_OPTION}}</div></fieldset>
[[+desk/outage_form]]
</div>
<aside class="stack sticky" aria-label="[[What happens next]]"><section class="card stack s" aria-labelledby="next-step"><h2 id="next-step">[[What happens next]]</h2><p>[[You see what goes public, and to how many people, before anything does.]]</p><button class="btn crit wide" name="do" value="check" type="submit">[[Check and publish]]</button><button class="btn wide" name="do" value="draft" type="submit">[[icon:save]][[Save as draft]]</button><p class="hint">[[A draft is for the desk alone: nothing changes outside, and nobody is mailed.]]</p></section></aside>
</form>
{{/UPDATE_FORM}}
{{#CAUSE_FORM}}
<section class="card stack" aria-labelledby="cause-title"><h2 id="cause-title">[[What was the cause]]</h2><p class="muted">[[The page of this outage shows it. No email goes out.]]</p>
<form class="stack" method="post" action="{{P}}/admin/outages/{{ID}}/cause" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="two">
<div class="field{{#E_CAUSE_NL}} bad{{/E_CAUSE_NL}}"><label for="cause_nl">[[Dutch]]</label>
[[+layout/error cause_nl CAUSE_NL]]
<textarea class="input" id="cause_nl" name="cause_nl" rows="5" lang="nl"{{#E_CAUSE_NL}} aria-invalid="true" aria-describedby="cause_nl-error"{{/E_CAUSE_NL}}>{{F_CAUSE_NL:pre_escape}}</textarea></div>
<div class="field{{#E_CAUSE_EN}} bad{{/E_CAUSE_EN}}"><label for="cause_en">[[English]]</label>
[[+layout/error cause_en CAUSE_EN]]
<textarea class="input" id="cause_en" name="cause_en" rows="5" lang="en"{{#E_CAUSE_EN}} aria-invalid="true" aria-describedby="cause_en-error"{{/E_CAUSE_EN}}>{{F_CAUSE_EN:pre_escape}}</textarea></div>
</div><div><button class="btn primary" type="submit">[[Publish the cause]]</button></div></form></section>
{{/CAUSE_FORM}}
<section class="card stack {{CARD_CLASS}}" aria-labelledby="told"><h2 id="told">[[What we told]]</h2>
<ol class="inc">
{{#UPDATE}}<li><h3>{{UPDATE_STATE}} <time datetime="{{TOLD_ISO}}" title="{{TOLD_FULL}}">{{TOLD_TEXT}}</time> <span class="dim">{{AUTHOR}}</span></h3><p lang="nl">{{BODY_NL:pre_escape}}</p><p lang="en" class="dim">{{BODY_EN:pre_escape}}</p></li>
{{/UPDATE}}
</ol></section></div>
