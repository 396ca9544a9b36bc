{{%AUTOESCAPE context="HTML"}}
<div class="auth stack">
<div class="card stack lg"><span class="badge"><svg class="ico" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#{{BADGE}}"></use></svg></span><div class="stack s"><h1>{{HEADING}}</h1><p class="muted brk">{{MESSAGE}}</p></div>
{{#ASK}}<form method="post" action="{{P}}{{PATH}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn primary wide" type="submit">{{BUTTON}}</button></form>{{/ASK}}
{{#DONE}}<a class="btn wide" href="{{P}}/support/status">[[Outages and maintenance]]</a>{{/DONE}}
</div>
{{#NOTHING_CAME}}<div class="under"><p>[[<strong>Nothing received?</strong> Look in your spam folder, check the address and <a href="{{P}}/support/status#follow">try again</a>.]]</p></div>{{/NOTHING_CAME}}
</div>
