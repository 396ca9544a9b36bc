[[Received: {{SUBJECT}}]]
