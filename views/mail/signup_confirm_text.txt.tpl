[[Good day,]]

[[With this address an account at {{SITE_NAME}} was requested. Confirm that it was you:]]

{{LINK}}

[[The link works until {{EXPIRES}}. After that you hear from us within 1 working day; your reference is {{REFERENCE}}.]]

[[Was it not you? Then you do not have to do anything. Without confirmation we delete the request.]]

[[+mail/signature]]
