[[Dear {{TO_NAME}},]]

[[For your account at {{SITE_NAME}} a change of email address to {{NEW_EMAIL}} was requested on {{WHEN}}.]]

[[Was it you? Then you do not have to do anything here. The change takes effect when you open the link in the message to the new address.]]

[[Was it not you? Then choose a new password right away and call us at {{PHONE}}.]]

{{LINK}}

[[+mail/signature]]
