{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[Thank you for your message. We have received it as ticket <strong>#{{NUMBER}}</strong>: {{SUBJECT}}.]]</p>
{{#DUE}}<p style="margin:0 0 16px">[[We reply before <strong>{{DUE_TEXT}}</strong>.]]</p>{{/DUE}}
<p style="margin:24px 0">[[+mail/button]][[View the ticket]]</a></p>
<p style="margin:0 0 16px">[[Do you want to add something? You can do so in the ticket.]]</p>
[[+mail/quote]]
