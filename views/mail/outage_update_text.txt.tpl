{{TITLE}}
{{STATE}}

{{BODY}}

[[Affects: {{SERVICES}}]]
{{#PLAN}}[[From {{FROM_TEXT}} until {{UNTIL_TEXT}}]]
{{/PLAN}}{{#NEXT}}[[Next update before {{NEXT_TEXT}}]]
{{/NEXT}}
{{LINK}}

[[You get this message because you follow our outages and maintenance. Unsubscribe:]]
{{UNSUBSCRIBE}}

[[+mail/signature]]
