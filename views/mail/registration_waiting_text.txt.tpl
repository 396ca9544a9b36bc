[[Dear {{TO_NAME}},]]

[[{{NAME}} ({{EMAIL}}) asks for an account at {{SITE_NAME}} in your organisation. You decide: approve the request and we send the invitation, or refuse it.]]

{{LINK}}

[[Do you not know this person? Then refuse the request; nobody gets an account without your or our approval.]]

[[+mail/signature]]
