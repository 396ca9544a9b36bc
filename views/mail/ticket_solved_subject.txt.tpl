[[Resolved: {{SUBJECT}}]]
