[[Answer: {{SUBJECT}}]]
