{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Customers]]</h1>{{#RESULT}}<span class="count">{{RESULT_COUNT}}<span class="vh"> [[customers]]</span></span>{{/RESULT}}<span class="end"></span>
{{#MAY_ACT}}<a class="btn primary" href="{{P}}/admin/customers/invite">[[icon:user-plus]][[Invite a customer]]</a>{{/MAY_ACT}}</div>
<form class="filters dsearch" method="get" action="{{P}}/admin/customers" data-auto>
<div class="field"><label for="q">[[Name or email address]]</label><input class="input" id="q" name="q" type="search" value="{{F_Q}}" maxlength="100" autocomplete="off"></div>
<div class="field"><label for="organisation">[[Organisation]]</label>[[+desk/select organisation ORGANISATION]]</div>
<div class="field"><label for="state">[[Account]]</label>[[+desk/select state STATE]]</div>
<button class="btn" type="submit">[[icon:search]][[Search]]</button></form>
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[Customers]]" tabindex="0"><table class="q cards"><caption class="vh">[[Customers by name]]</caption>
<thead><tr><th scope="col">[[Name]]</th><th scope="col">[[Organisation]]</th><th scope="col">[[Role]]</th><th scope="col">[[Account]]</th><th scope="col" class="num">[[Open tickets]]</th><th scope="col" class="num">[[Last login]]</th></tr></thead><tbody>
{{#ROW}}
<tr><th scope="row"><a href="{{P}}/admin/customers/{{ID}}">{{NAME}}</a><small class="cut">{{EMAIL}}</small></th><td class="w"><span class="cut wide">{{ORGANISATION}}</span></td><td class="hide">{{ROLE}}</td><td class="z"><span class="tag {{STATE_CLASS}}">[[+desk/ico STATE_ICON]]{{STATE_TEXT}}</span></td><td class="num hide">{{OPEN_COUNT}}</td><td class="num hide">{{#SEEN}}<time datetime="{{SEEN_ISO}}" title="{{SEEN_FULL}}">{{SEEN_TEXT}}</time>{{/SEEN}}{{#NEVER_SEEN}}<span class="dim">[[Not yet]]</span>{{/NEVER_SEEN}}</td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No customers yet]]</h2><p>[[Invite the first one: a name, an email address and an organisation are enough.]]</p></div>
{{/EMPTY}}
{{#EMPTY_FILTERED}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[Nobody found]]</h2><p>[[No customer matches your search. Try a part of the name or of the email address.]]</p><div class="cluster ctr"><a class="btn" href="{{P}}/admin/customers">[[Show all customers]]</a></div></div>
{{/EMPTY_FILTERED}}
[[+desk/pager]]
</div>
