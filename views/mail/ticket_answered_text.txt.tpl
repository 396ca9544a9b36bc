[[Dear {{TO_NAME}},]]

[[{{AGENT}} has answered your ticket #{{NUMBER}}:]]

[[+mail/quote_text]]{{#WAITING}}[[We need an answer from you to go on. You can give it in the ticket.]]

{{/WAITING}}{{#CLOSES}}[[Without an answer we close the ticket on {{CLOSES_TEXT}}.]]

{{/CLOSES}}{{LINK}}

[[+mail/signature]]
