{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[lang]]"><head><meta charset="utf-8"><title>[[This may help]]</title></head><body>
{{#HELP}}
<h2 id="help-title">[[This may help]]</h2>
[[+search/helps]]
{{/HELP}}
</body></html>
