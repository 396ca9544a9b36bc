[[Dear {{TO_NAME}},]]

[[An account at {{SITE_NAME}} is ready for you. With it you create tickets, follow what we do with them and reply.]]

[[Choose a password to activate it:]]

{{LINK}}

[[The link works once, until {{EXPIRES}}. Later you can ask for a new one on the same page.]]

[[Did you not expect this message? Then ask your manager or call us; without a password nobody can use the account.]]

[[+mail/signature]]
