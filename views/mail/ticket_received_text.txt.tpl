[[Dear {{TO_NAME}},]]

[[Thank you for your message. We have received it as ticket #{{NUMBER}}: {{SUBJECT}}.]]

{{#DUE}}[[We reply before {{DUE_TEXT}}.]]

{{/DUE}}{{LINK}}

[[Do you want to add something? You can do so in the ticket.]]

[[+mail/quote_text]][[+mail/signature]]
