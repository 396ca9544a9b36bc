{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="measure2"><div class="sec"><h1>{{NAME}}</h1><span class="dim">{{COUNT_TEXT}}</span></div>
<ul class="list">
{{#ARTICLE}}[[+knowledge/row]]{{/ARTICLE}}
</ul>
[[+desk/pager]]
</div></div>
