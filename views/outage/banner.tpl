{{%AUTOESCAPE context="HTML"}}
{{#BANNER}}
<div class="wrap ban">[[+outage/banner]]</div>
{{/BANNER}}
