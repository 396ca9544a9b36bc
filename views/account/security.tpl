{{%AUTOESCAPE context="HTML"}}
<div class="wrap stack lg"><h1>[[Profile]]</h1>
<nav aria-label="[[Profile]]"><ul class="tabs"><li><a href="{{P}}/support/profile">[[My details]]</a></li><li><a href="{{P}}/support/profile/security" aria-current="page">[[Password and security]]</a></li></ul></nav>
<div class="measure stack lg">
[[+layout/errors]]
<section class="card stack lg" aria-labelledby="c-pw"><div class="stack s"><h2 class="sub" id="c-pw">[[Change password]]</h2><p class="muted">[[You stay signed in here and are signed out everywhere else. We send you a message about it.]]</p></div>
<form class="stack lg" method="post" action="{{P}}/support/profile/password" novalidate><input type="hidden" name="csrf" value="{{CSRF}}">
<input class="vh" type="email" name="username" value="{{EMAIL}}" autocomplete="username" readonly tabindex="-1" aria-label="[[Email address]]">
[[+account/current_password]]
<div class="field{{#E_PASSWORD}} bad{{/E_PASSWORD}}"><label for="password">[[New password]]</label>
[[+account/password_first]]
</div>
<div class="field{{#E_PASSWORD_AGAIN}} bad{{/E_PASSWORD_AGAIN}}"><label for="password_again">[[Repeat new password]]</label>
[[+account/password_again]]
</div>
<button class="btn primary" type="submit">[[Change password]]</button></form></section>
<section class="card stack" aria-labelledby="c-se"><div class="stack s"><h2 class="sub" id="c-se">[[Where you are signed in]]</h2><p class="muted">[[Don't recognise one? Sign it out and change your password.]]</p></div>
<ul class="sessions">
{{#SESSION}}
<li><div><p><strong>{{DEVICE}}</strong>{{#CURRENT}} <span class="tag done">[[icon:circle-check]][[This device]]</span>{{/CURRENT}}</p>
<p class="dim">[[Last active <time datetime="{{SEEN_ISO}}" title="{{SEEN_FULL}}">{{SEEN_TEXT}}</time>, signed in <time datetime="{{SINCE_ISO}}" title="{{SINCE_FULL}}">{{SINCE_TEXT}}</time>]]{{#ADDRESS_KNOWN}} · {{ADDRESS}}{{/ADDRESS_KNOWN}}</p></div>
{{#OTHER}}<form method="post" action="{{P}}/support/profile/sessions/end"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="session" value="{{ID}}"><button class="btn sm" type="submit">[[Sign out]]<span class="vh"> {{DEVICE}}</span></button></form>{{/OTHER}}</li>
{{/SESSION}}
</ul>
{{#OTHERS}}<form method="post" action="{{P}}/support/profile/sessions/end"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="session" value="all"><button class="btn danger" type="submit">[[icon:log-out]][[Sign out everywhere else]]</button></form>{{/OTHERS}}
{{#ONLY_THIS}}<p class="dim">[[You are signed in on this device only.]]</p>{{/ONLY_THIS}}</section>
<section class="card stack" aria-labelledby="c-ac"><h2 id="c-ac">[[Recent activity]]</h2>
{{#ACTIVITIES}}<ul class="log2">{{#ACTIVITY}}<li><span>{{TEXT}}</span><span class="dim"><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_TEXT}}</time>{{#ADDRESS_KNOWN}} · {{ADDRESS}}{{/ADDRESS_KNOWN}}</span></li>{{/ACTIVITY}}</ul>{{/ACTIVITIES}}
{{#NO_ACTIVITY}}<p class="dim">[[Nothing yet. Here you will see sign-ins and changes to your account.]]</p>{{/NO_ACTIVITY}}</section>
</div></div>
