[[Good day,]]

{{#EVERYTHING}}[[With this address somebody asked for our messages about outages and maintenance of all services. Confirm that it was you:]]{{/EVERYTHING}}{{#ONE_SERVICE}}[[With this address somebody asked for our messages about outages and maintenance of {{SERVICE_NAME}}. Confirm that it was you:]]{{/ONE_SERVICE}}

{{LINK}}

[[The link works until {{EXPIRES}}. Each message has a link to unsubscribe.]]

[[Was it not you? Then you do not have to do anything. You get no messages from us.]]

[[+mail/signature]]
