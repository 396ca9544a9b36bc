{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[Your ticket <strong>#{{NUMBER}}</strong> has been resolved: {{SUBJECT}}.]]</p>
[[+mail/quote]]
<p style="margin:0 0 16px">[[Does it still not work? Then reopen the ticket.]]</p>
{{#CLOSES}}<p style="margin:0 0 16px">[[On <strong>{{CLOSES_TEXT}}</strong> we close the ticket for good.]]</p>{{/CLOSES}}
<p style="margin:24px 0">[[+mail/button]][[View the ticket]]</a></p>
