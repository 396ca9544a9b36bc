{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[lang]]"{{#THEMED}} data-theme="{{THEME}}"{{/THEMED}}{{#NO_KEYS}} data-nokeys{{/NO_KEYS}}>
<head>
[[+layout/head]]
<link rel="stylesheet" href="[[@app.css]]">
<link rel="stylesheet" href="[[@desk.css]]">
<link rel="stylesheet" href="[[@brand.css]]">
{{#NOT_WRITING}}<script type="module" src="[[@agent.js]]"></script>{{/NOT_WRITING}}{{#WRITING}}<script type="module" src="[[@editor.js]]"></script>{{/WRITING}}
</head>
<body class="desk" data-me="{{USER_ID}}">
<header class="dtop">
<a class="skip" href="#main">[[Skip to content]]</a>
<a class="brand" href="{{P}}/admin/tickets"><svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#mark"></use></svg><b>{{BRAND}} <span>[[Desk]]</span></b></a>
<nav aria-label="[[Main menu]]"><ul class="nl">
[[+layout/desk-menu]]
</ul></nav>
<search class="dfind"><form action="{{P}}/admin/tickets">[[icon:search]]<label class="vh" for="desk-search">[[Search tickets]]</label><input class="input" id="desk-search" name="q" type="search" placeholder="[[Search tickets]]" autocomplete="off" data-key="/"><kbd aria-hidden="true">/</kbd></form></search>
<details class="pop" data-menu><summary class="btn quiet me"><span class="av d" aria-hidden="true">{{USER_INITIALS}}</span><span class="vh">{{USER_NAME}}</span></summary>
<div class="popbox">
<p class="who"><b>{{USER_NAME}}</b></p>
<ul class="nl">
<li><a href="{{P}}/support/profile">[[icon:user]][[My details]]</a></li>
<li><a href="{{P}}/support/profile/security">[[icon:key-round]][[Password and security]]</a></li>
<li class="js"><button class="btn wide" type="button" data-dialog="keys" data-key="?">[[icon:keyboard]][[Keyboard shortcuts]]</button></li>
<li><a href="{{P}}/support/home">[[icon:house]][[To the portal]]</a></li>
<li><a href="/[[other]]{{PATH}}" lang="[[other]]" hreflang="[[other]]">[[icon:globe]][[other-name]]</a></li>
</ul>
[[+layout/theme]]
<form method="post" action="{{P}}/support/logout"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn wide" type="submit">[[icon:log-out]][[Log out]]</button></form>
</div></details>
<details class="menu" data-menu><summary class="btn icon quiet">[[icon:menu]]<span class="vh">[[Menu]]</span></summary>
<nav aria-label="[[Menu]]"><ul class="ml">
[[+layout/desk-menu]]
</ul></nav></details>
</header>
[[+layout/banner]]
<main id="main" tabindex="-1">
[[+layout/flash]]
{{>CONTENT}}
</main>
<footer class="dfoot"><p>{{SITE_NAME}}, <a href="tel:{{PHONE_TEL}}">{{PHONE}}</a></p><ul class="nl"><li><a href="{{P}}/support/accessibility">[[Accessibility]]</a></li><li><a href="{{P}}/support/privacy">[[Privacy]]</a></li></ul></footer>
[[+layout/keys]]
<div id="live" class="vh" role="status"></div>
</body>
</html>
