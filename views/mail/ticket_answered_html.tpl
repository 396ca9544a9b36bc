{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[{{AGENT}} has answered your ticket <strong>#{{NUMBER}}</strong>:]]</p>
[[+mail/quote]]
{{#WAITING}}<p style="margin:0 0 16px">[[We need an answer from you to go on. You can give it in the ticket.]]</p>{{/WAITING}}
{{#CLOSES}}<p style="margin:0 0 16px">[[Without an answer we close the ticket on <strong>{{CLOSES_TEXT}}</strong>.]]</p>{{/CLOSES}}
<p style="margin:24px 0">[[+mail/button]][[View and reply]]</a></p>
