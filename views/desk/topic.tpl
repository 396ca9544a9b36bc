{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/knowledge">[[Knowledge base]]</a> › <a href="{{P}}/admin/knowledge/structure">[[Topics and folders]]</a></p><h1>{{HEADING}}</h1></div><span class="end"></span>{{#EXISTING}}<a class="btn" href="{{P}}/support/solutions/{{SLUG}}">[[icon:external-link]][[View as a reader]]</a>{{/EXISTING}}</div>
[[+layout/errors]]
{{#CONFLICT}}
<section class="note act theirs" aria-labelledby="theirs" tabindex="-1" data-focus data-failed>[[icon:circle-alert]]<div><h2 id="theirs">[[Somebody else changed this while you were writing]]</h2><p>[[Below is what is stored now; what you typed is still in the form. Saving replaces what is stored.]]</p>
<div class="two"><div lang="nl"><h3>{{NAME_NL}}</h3><p>{{INTRO_NL}}</p><p>/{{SLUG_NL}}</p></div><div lang="en"><h3>{{NAME_EN}}</h3><p>{{INTRO_EN}}</p><p>/{{SLUG_EN}}</p></div></div></div></section>
{{/CONFLICT}}
<form class="narrow dform" method="post" action="{{P}}{{ACTION}}" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
{{#CREATING}}<input type="hidden" name="key" value="{{KEY}}">{{/CREATING}}{{#EXISTING}}<input type="hidden" name="version" value="{{VERSION}}">{{/EXISTING}}
<div class="two">
<section class="card stack s" aria-labelledby="h-nl"><h2 id="h-nl">[[Dutch]]</h2>
[[+desk/topic_text nl NL]]
</section>
<section class="card stack s" aria-labelledby="h-en"><h2 id="h-en">[[English]]</h2>
[[+desk/topic_text en EN]]
</section>
</div>
<fieldset class="card{{#E_ICON}} bad{{/E_ICON}}" id="icon" tabindex="-1"><legend class="lg">[[Icon]]</legend>[[+layout/error icon ICON]]<div class="icons">
{{#ICON_OPTION}}<label><input type="radio" name="icon" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{VALUE}}"></use></svg><span class="vh">{{LABEL}}</span></label>{{/ICON_OPTION}}
</div></fieldset>
{{#EXISTING}}<p class="dim">[[Whoever follows an old address of this topic arrives at the new one.]]</p>{{/EXISTING}}
{{#CAN_ACT}}<div class="cluster"><button class="btn primary" type="submit">[[icon:check]][[Save]]</button><a class="btn quiet" href="{{P}}/admin/knowledge/structure">[[Cancel]]</a></div>{{/CAN_ACT}}
</form>
{{#EXISTING}}
{{#REMOVABLE}}<form class="narrow remove" id="remove" method="post" action="{{P}}{{ACTION}}/remove"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="version" value="{{VERSION}}"><button class="btn danger" type="submit">[[icon:x]][[Remove this topic]]</button><p class="dim">[[There are no folders in it. Its address will lead nowhere.]]</p></form>{{/REMOVABLE}}
{{#HOLDS}}<p class="narrow remove dim" id="remove" tabindex="-1">[[This topic can be removed when there are no folders in it. Move them to another topic first.]]</p>{{/HOLDS}}
{{/EXISTING}}
</div>
