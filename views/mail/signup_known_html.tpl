{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Good day,]]</p>
<p style="margin:0 0 16px">[[With this address an account at {{SITE_NAME}} was requested, but there already is one. You can simply log in:]]</p>
<p style="margin:24px 0">[[+mail/button]][[Log in]]</a></p>
<p style="margin:0 0 16px">[[Forgot your password, or never activated the account? With "Forgot your password?" on that page you receive a new link.]]</p>
<p style="margin:16px 0 0;font-size:14px">[[Was it not you? Then you do not have to do anything.]]</p>
