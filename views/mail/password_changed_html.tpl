{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[Your password was changed on {{WHEN}}. All other sessions have been ended.]]</p>
<p style="margin:0 0 16px">[[Was it you? Then you do not have to do anything.]]</p>
<p style="margin:0 0 16px">[[Was it not you? Then choose a new password right away and call us at {{PHONE}}.]]</p>
<p style="margin:24px 0">[[+mail/button]][[Choose a new password]]</a></p>
