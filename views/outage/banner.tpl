{{%AUTOESCAPE context="HTML"}}
{{#BANNER}}
[[+outage/banner]]
{{/BANNER}}
