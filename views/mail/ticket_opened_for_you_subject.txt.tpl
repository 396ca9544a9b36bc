[[Ticket created for you: {{SUBJECT}}]]
