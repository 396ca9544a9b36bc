{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[lang]]"><head><meta charset="utf-8"><title>[[Suggestions]]</title></head><body>
{{#OPTION}}
<a role="option" id="q-option-{{AT}}" href="{{P}}{{HREF}}" tabindex="-1">[[+search/icon]]<span{{#FOREIGN}} lang="[[other]]"{{/FOREIGN}}>{{TITLE}}</span><small>[[+search/kind]]</small></a>
{{/OPTION}}
{{#ALL}}
<a role="option" id="q-option-all" href="{{P}}/support/search?q={{Q_URL}}" tabindex="-1">[[icon:search]]<span>[[Search for “{{Q}}”]]</span></a>
{{/ALL}}
</body></html>
