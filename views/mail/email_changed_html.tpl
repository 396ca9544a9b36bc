{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[For your account at {{SITE_NAME}} a change of email address to {{NEW_EMAIL}} was requested on {{WHEN}}.]]</p>
<p style="margin:0 0 16px">[[Was it you? Then you do not have to do anything here. The change takes effect when you open the link in the message to the new address.]]</p>
<p style="margin:0 0 16px">[[Was it not you? Then choose a new password right away and call us at {{PHONE}}.]]</p>
<p style="margin:24px 0">[[+mail/button]][[Choose a new password]]</a></p>
