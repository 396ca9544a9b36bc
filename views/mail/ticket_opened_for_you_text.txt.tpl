[[Dear {{TO_NAME}},]]

[[As agreed, {{AGENT}} has created ticket #{{NUMBER}} for you: {{SUBJECT}}.]]

{{#DUE}}[[We reply before {{DUE_TEXT}}.]]

{{/DUE}}{{LINK}}

[[Is something not right? Let us know in the ticket.]]

[[+mail/quote_text]][[+mail/signature]]
