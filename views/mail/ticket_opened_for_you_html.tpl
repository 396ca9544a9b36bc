{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[As agreed, {{AGENT}} has created ticket <strong>#{{NUMBER}}</strong> for you: {{SUBJECT}}.]]</p>
{{#DUE}}<p style="margin:0 0 16px">[[We reply before <strong>{{DUE_TEXT}}</strong>.]]</p>{{/DUE}}
<p style="margin:24px 0">[[+mail/button]][[View the ticket]]</a></p>
<p style="margin:0 0 16px">[[Is something not right? Let us know in the ticket.]]</p>
[[+mail/quote]]
