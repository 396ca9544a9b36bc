{{%AUTOESCAPE context="HTML"}}
<div class="wrap ban"><section class="banner" aria-labelledby="banner-title"><span class="sev">[[icon:octagon-alert]]</span>
<div><h2 id="banner-title">[[Outage]]</h2>
<p{{#IN_DUTCH}} lang="nl"{{/IN_DUTCH}}>{{TEXT}}</p>
<div class="meta"><span>[[icon:clock]][[Since {{SINCE}}]]</span></div></div>
{{#CALL}}<a class="btn" href="tel:{{PHONE_TEL}}">[[icon:phone]]{{PHONE}}</a>{{/CALL}}</section></div>
