{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/knowledge/{{ID}}/edit">[[Back to the article]]</a></p><h1>{{HEADING}}</h1></div></div>
[[+layout/errors]]
[[+knowledge/hangs]]
</div>
