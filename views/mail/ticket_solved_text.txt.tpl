[[Dear {{TO_NAME}},]]

[[Your ticket #{{NUMBER}} has been resolved: {{SUBJECT}}.]]

[[+mail/quote_text]][[Does it still not work? Then reopen the ticket.]]

{{#CLOSES}}[[On {{CLOSES_TEXT}} we close the ticket for good.]]

{{/CLOSES}}{{LINK}}

[[+mail/signature]]
