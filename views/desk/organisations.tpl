{{%AUTOESCAPE context="HTML"}}
<div class="dmain"><div class="dhead"><h1>[[Organisations]]</h1>{{#RESULT}}<span class="count">{{RESULT_COUNT}}</span>{{/RESULT}}</div>
[[+layout/errors]]
<div class="con"><div class="stack">
{{#TABLE}}
<div class="card panel scroll" role="region" aria-label="[[Organisations]]" tabindex="0"><table class="q cards"><caption class="vh">[[Organisations by name]]</caption><thead><tr><th scope="col">[[Organisation]]</th><th scope="col" class="num">[[Customers]]</th><th scope="col" class="num">[[Open tickets]]</th><th scope="col" class="num">[[Since]]</th></tr></thead><tbody>
{{#ROW}}
<tr><th scope="row"><a href="{{P}}/admin/customers?organisation={{ID}}">{{NAME}}</a></th><td class="num"><a href="{{P}}/admin/customers?organisation={{ID}}"><span class="m2">[[Customers]]: </span>{{CUSTOMER_COUNT}}</a></td><td class="num"><a href="{{P}}/admin/tickets?view=open&amp;organisation={{ID}}"><span class="m2">[[Open tickets]]: </span>{{OPEN_COUNT}}</a></td><td class="num hide"><time datetime="{{CREATED_ISO}}" title="{{CREATED_FULL}}">{{CREATED_TEXT}}</time></td></tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}
{{#EMPTY}}
<div class="card empty"><svg class="ill" viewBox="0 0 192 144" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#ill-empty"></use></svg><h2>[[No organisations yet]]</h2><p>[[Add the first one, then invite its people.]]</p></div>
{{/EMPTY}}
[[+desk/pager]]
</div>
{{#CAN_ACT}}
<aside class="stack" aria-label="[[Add an organisation]]"><section class="card" aria-labelledby="o-add"><h2 id="o-add">[[Add an organisation]]</h2><form class="props" method="post" action="{{P}}/admin/organisations" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="key" value="{{KEY}}">
<div class="field{{#E_NAME}} bad{{/E_NAME}}"><label for="name">[[Name]]</label>
[[+desk/text_input name NAME]]
</div>
<button class="btn primary" type="submit">[[icon:plus]][[Add]]</button></form></section></aside>
{{/CAN_ACT}}
</div></div>
