{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 4px;font-size:14px">{{REFERENCE}}</p>
<p style="margin:0 0 16px;font-size:18px"><strong>{{TITLE}}</strong><br>{{STATE}}</p>
<p style="margin:0 0 16px;white-space:pre-line">{{BODY}}</p>
<p style="margin:0 0 16px">[[Affects: {{SERVICES}}]]{{#PLAN}}<br>[[From {{FROM_TEXT}} until {{UNTIL_TEXT}}]]{{/PLAN}}{{#NEXT}}<br><strong>[[Next update before {{NEXT_TEXT}}]]</strong>{{/NEXT}}</p>
<p style="margin:24px 0">[[+mail/button]][[View on the portal]]</a></p>
{{#FOLLOWS}}<p style="margin:16px 0 0;font-size:14px">[[You get this message because you follow our outages and maintenance.]] <a href="{{UNSUBSCRIBE}}">[[Unsubscribe]]</a></p>{{/FOLLOWS}}{{#CONCERNED}}<p style="margin:16px 0 0;font-size:14px">[[You get this message because you have a ticket about this, or told us that it affects you too.]]</p>{{/CONCERNED}}
