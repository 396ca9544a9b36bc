{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[You want to use this address for your account at {{SITE_NAME}}. Confirm that it is yours:]]</p>
<p style="margin:24px 0">[[+mail/button]][[Confirm address]]</a></p>
<p style="margin:0 0 16px">[[The link works once, until {{EXPIRES}}. Until you confirm, your old address keeps working.]]</p>
<p style="margin:16px 0 0;font-size:14px">[[Was it not you? Then you do not have to do anything.]]</p>
