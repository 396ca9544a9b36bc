{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Dear {{TO_NAME}},]]</p>
<p style="margin:0 0 16px">[[An account at {{SITE_NAME}} is ready for you. With it you create tickets, follow what we do with them and reply.]]</p>
<p style="margin:0 0 16px">[[Choose a password to activate it:]]</p>
<p style="margin:24px 0">[[+mail/button]][[Choose a password]]</a></p>
<p style="margin:0 0 16px">[[The link works once, until {{EXPIRES}}. Later you can ask for a new one on the same page.]]</p>
<p style="margin:16px 0 0;font-size:14px">[[Did you not expect this message? Then ask your manager or call us; without a password nobody can use the account.]]</p>
