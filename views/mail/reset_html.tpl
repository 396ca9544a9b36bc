{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[Somebody, probably you, asked for a new password for your account at {{SITE_NAME}}.]]</p>
<p style="margin:24px 0">[[+mail/button]][[Choose a new password]]</a></p>
<p style="margin:0 0 16px">[[The link works once, until {{EXPIRES}}.]]</p>
<p style="margin:16px 0 0;font-size:14px">[[Was it not you? Then you do not have to do anything. Your password stays as it is.]]</p>
