{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Readers' answers]]</h1></div>
[[+desk/knowledge_tabs]]
{{#ABOUT}}
<div class="kabout"><h2><a href="{{P}}/admin/knowledge/{{ID}}/edit">{{TITLE}}</a></h2><dl class="facts row"><div><dt>[[It helped]]</dt><dd>{{YES}}</dd></div><div><dt>[[It did not help]]</dt><dd>{{NO}}</dd></div></dl><a href="{{P}}/admin/knowledge/feedback">[[Answers about all articles]]</a></div>
{{/ABOUT}}
<nav class="seg" aria-label="[[Which answers]]">{{#CHOICE}}<a href="{{P}}{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{LABEL}}</a>{{/CHOICE}}</nav>
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[Readers' answers]]" tabindex="0"><table class="q cards rq"><caption class="vh">[[Answers of readers with a reason, newest first]]</caption><thead><tr><th scope="col">[[What readers missed]]</th><th scope="col">[[Article]]</th><th scope="col" class="num">[[Told]]</th><th scope="col">[[Handled]]</th></tr></thead><tbody>
{{#ROW}}
<tr><th scope="row" class="brk" lang="{{CODE}}">{{#HELPFUL}}<span class="tag done" lang="[[lang]]">[[icon:circle-check]][[It helped]]</span> {{/HELPFUL}}{{REASON}}</th><td class="w"><a href="{{P}}/admin/knowledge/{{ID}}/edit" lang="{{CODE}}">{{TITLE}}</a><small>{{CODE}}{{#CHANGED_SINCE}} · [[changed since]]{{/CHANGED_SINCE}}</small></td><td class="num"><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></td><td class="e">{{#HANDLED}}<small><time datetime="{{HANDLED_ISO}}" title="{{HANDLED_FULL}}">{{HANDLED_TEXT}}</time> {{EDITOR}}</small>{{/HANDLED}}{{#CAN_ACT}}<form method="post" action="{{P}}/admin/knowledge/feedback"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="id" value="{{FEEDBACK}}"><input type="hidden" name="article" value="{{ARTICLE_ID}}"><input type="hidden" name="state" value="{{STATE}}">{{#TICK}}<button class="btn sm" type="submit" name="handled" value="yes">[[icon:check]][[Handled]]<span class="vh">: {{REASON}}</span></button>{{/TICK}}{{#UNTICK}}<button class="btn sm quiet" type="submit" name="handled" value="no">[[Not handled after all]]<span class="vh">: {{REASON}}</span></button>{{/UNTICK}}</form>{{/CAN_ACT}}</td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No reader missed anything]]</h2><p>[[Under each article readers say whether it helped. What they missed appears here.]]</p></div>
{{/EMPTY}}
[[+desk/pager]]
</div>
