{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[lang]]">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{SUBJECT}}</title>
</head>
<body style="margin:0;padding:0">
<div role="article" lang="[[lang]]" style="max-width:560px;margin:0 auto;padding:24px 20px;font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:16px;line-height:1.55;overflow-wrap:anywhere">
<p style="margin:0 0 24px;padding:0 0 14px;border-bottom:1px solid #8b9098;font-size:18px;font-weight:bold;letter-spacing:-0.02em">{{SITE_NAME}}</p>
{{CONTENT_HTML:none}}
<div style="margin:32px 0 0;padding:14px 0 0;border-top:1px solid #8b9098;font-size:14px">
<p style="margin:0">{{SITE_NAME}}, <a href="tel:{{PHONE_TEL}}" style="color:inherit">{{PHONE}}</a></p>
<p style="margin:4px 0 0">{{HOURS_TEXT}} [[Urgent outside office hours? Call the same number.]]</p>
<p style="margin:4px 0 0"><a href="{{BASE_URL}}" style="color:inherit">{{BASE_URL}}</a></p>
</div></div>
</body>
</html>
