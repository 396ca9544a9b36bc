{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><div><p class="dim"><a href="{{P}}/admin/knowledge/{{ID}}/edit">[[Back to the article]]</a></p><h1 lang="{{CODE}}">{{HEADING}}</h1></div></div>
[[+layout/errors]]
{{#DIFFERENCE}}
<section class="card previews" aria-labelledby="difference" lang="{{CODE}}"><h2 id="difference">[[What changed since version {{NUMBER}}]]</h2>
{{#CHANGED}}<h3>{{LABEL}}</h3><p class="pieces">{{#PIECE}}{{#SAME}}{{TEXT:pre_escape}}{{/SAME}}{{#REMOVED}}<del>{{TEXT:pre_escape}}</del>{{/REMOVED}}{{#ADDED}}<ins>{{TEXT:pre_escape}}</ins>{{/ADDED}}{{/PIECE}}</p>{{/CHANGED}}
{{#CAN_ACT}}<form method="post" action="{{P}}/admin/knowledge/{{ID}}/versions"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="language" value="{{CODE}}"><input type="hidden" name="number" value="{{NUMBER}}"><input type="hidden" name="seen" value="{{VERSION}}"><button class="btn" type="submit">[[Restore this version as a draft]]</button></form>{{/CAN_ACT}}
</section>
{{/DIFFERENCE}}
<div class="card panel scroll" role="region" aria-label="[[Versions]]" tabindex="0"><table class="q cards nq"><caption class="vh">[[Versions]]</caption><thead><tr><th scope="col">[[Version]]</th><th scope="col">[[Saved by]]</th><th scope="col" class="num">[[Saved at]]</th></tr></thead><tbody>
{{#ROW}}
<tr><th scope="row"><a href="{{P}}/admin/knowledge/{{ID}}/versions?language={{CODE}}&amp;number={{NUMBER}}">{{NUMBER}}: {{TITLE}}</a><small>{{NOTE}}</small></th><td class="w">{{EDITOR}}</td><td class="num"><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
</div>
