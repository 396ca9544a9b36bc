{{TITLE}}
{{STATE}}

{{BODY}}

[[Affects: {{SERVICES}}]]
{{#PLAN}}[[From {{FROM_TEXT}} until {{UNTIL_TEXT}}]]
{{/PLAN}}{{#NEXT}}[[Next update before {{NEXT_TEXT}}]]
{{/NEXT}}
{{LINK}}

{{#FOLLOWS}}[[You get this message because you follow our outages and maintenance. Unsubscribe:]]
{{UNSUBSCRIBE}}
{{/FOLLOWS}}{{#CONCERNED}}[[You get this message because you have a ticket about this, or told us that it affects you too.]]
{{/CONCERNED}}
[[+mail/signature]]
