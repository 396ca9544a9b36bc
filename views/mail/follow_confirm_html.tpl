{{%AUTOESCAPE context="HTML"}}
<p style="margin:0 0 16px">[[Good day,]]</p>
<p style="margin:0 0 16px">{{#EVERYTHING}}[[With this address somebody asked for our messages about outages and maintenance of all services. Confirm that it was you:]]{{/EVERYTHING}}{{#ONE_SERVICE}}[[With this address somebody asked for our messages about outages and maintenance of {{SERVICE_NAME}}. Confirm that it was you:]]{{/ONE_SERVICE}}</p>
<p style="margin:24px 0">[[+mail/button]][[Confirm]]</a></p>
<p style="margin:0 0 16px">[[The link works until {{EXPIRES}}. Each message has a link to unsubscribe.]]</p>
<p style="margin:16px 0 0;font-size:14px">[[Was it not you? Then you do not have to do anything. You get no messages from us.]]</p>
