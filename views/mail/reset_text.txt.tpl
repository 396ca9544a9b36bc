[[Dear {{TO_NAME}},]]

[[Somebody, probably you, asked for a new password for your account at {{SITE_NAME}}.]]

{{LINK}}

[[The link works once, until {{EXPIRES}}.]]

[[Was it not you? Then you do not have to do anything. Your password stays as it is.]]

[[+mail/signature]]
