{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Good day,]]</p>
<p style="margin:0 0 16px">[[With this address an account at {{SITE_NAME}} was requested. Confirm that it was you:]]</p>
<p style="margin:24px 0">[[+mail/button]][[Confirm request]]</a></p>
<p style="margin:0 0 16px">[[The link works until {{EXPIRES}}. After that you hear from us within 1 working day; your reference is {{REFERENCE}}.]]</p>
<p style="margin:16px 0 0;font-size:14px">[[Was it not you? Then you do not have to do anything. Without confirmation we delete the request.]]</p>
