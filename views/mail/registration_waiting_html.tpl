{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[<strong>{{NAME}}</strong> ({{EMAIL}}) asks for an account at {{SITE_NAME}} in your organisation. You decide: approve the request and we send the invitation, or refuse it.]]</p>
<p style="margin:24px 0">[[+mail/button]][[View the request]]</a></p>
<p style="margin:16px 0 0;font-size:14px">[[Do you not know this person? Then refuse the request; nobody gets an account without your or our approval.]]</p>
