[[Dear {{TO_NAME}},]]

[[Your password was changed on {{WHEN}}. All other sessions have been ended.]]

[[Was it you? Then you do not have to do anything.]]

[[Was it not you? Then choose a new password right away and call us at {{PHONE}}.]]

{{LINK}}

[[+mail/signature]]
