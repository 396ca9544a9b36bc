[[Dear {{TO_NAME}},]]

[[You want to use this address for your account at {{SITE_NAME}}. Confirm that it is yours:]]

{{LINK}}

[[The link works once, until {{EXPIRES}}. Until you confirm, your old address keeps working.]]

[[Was it not you? Then you do not have to do anything.]]

[[+mail/signature]]
