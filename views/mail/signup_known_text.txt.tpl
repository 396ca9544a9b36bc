[[Good day,]]

[[With this address an account at {{SITE_NAME}} was requested, but there already is one. You can simply log in:]]

{{LINK}}

[[Forgot your password, or never activated the account? With "Forgot your password?" on that page you receive a new link.]]

[[Was it not you? Then you do not have to do anything.]]

[[+mail/signature]]
