{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[lang]]"{{#THEMED}} data-theme="{{THEME}}"{{/THEMED}}>
<head>
[[+layout/head]]
<link rel="stylesheet" href="[[@app.css]]">
{{#READING}}<link rel="stylesheet" href="[[@public.css]]">{{/READING}}
<link rel="stylesheet" href="[[@brand.css]]">
{{#NOT_WRITING}}<script type="module" src="[[@app.js]]"></script>{{/NOT_WRITING}}{{#WRITING}}<script type="module" src="[[@ticket.js]]"></script>{{/WRITING}}
</head>
<body{{#SIGNED_IN}} data-me="{{USER_ID}}"{{/SIGNED_IN}}>
<header class="top">
<a class="skip" href="#main">[[Skip to content]]</a>
<div class="wrap">
<a class="brand" href="{{P}}/support/home"><svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><use href="[[@i.svg]]#mark"></use></svg><b>{{BRAND}} <span>[[Support]]</span></b></a>
<nav class="nav" aria-label="[[Main menu]]"><ul class="nl">
[[+layout/menu]]
</ul></nav>
<div class="acts">
<a class="btn quiet sm lng" href="/[[other]]{{PATH}}" lang="[[other]]" hreflang="[[other]]">[[icon:globe]][[other-name]]</a>
{{#SIGNED_OUT}}
<a class="btn" href="{{P}}/support/login">[[icon:log-in]]<span>[[Log in]]</span></a>
{{/SIGNED_OUT}}
{{#SIGNED_IN}}
<details class="pop" data-menu><summary class="btn quiet me"><span class="av s" aria-hidden="true">{{USER_INITIALS}}</span><span class="lb">[[Profile]]</span>[[icon:chevron-down]]</summary>
<div class="popbox">
<p class="who"><b>{{USER_NAME}}</b></p>
<ul class="nl">
<li><a href="{{P}}/support/profile">[[icon:user]][[My details]]</a></li>
<li><a href="{{P}}/support/profile/security">[[icon:key-round]][[Password and security]]</a></li>
{{#IS_MANAGER}}
<li><a href="{{P}}/support/organisation">[[icon:layers]][[My organisation]]</a></li>
{{/IS_MANAGER}}
{{#IS_AGENT}}
<li><a href="{{P}}/admin/tickets">[[icon:ticket]][[To the desk]]</a></li>
{{/IS_AGENT}}
</ul>
<form method="post" action="{{P}}/support/logout"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn wide sm" type="submit">[[icon:log-out]][[Log out]]</button></form>
</div></details>
{{/SIGNED_IN}}
<details class="menu" data-menu><summary class="btn icon quiet">[[icon:menu]]<span class="vh">[[Menu]]</span></summary>
<nav aria-label="[[Menu]]"><ul class="nl">
[[+layout/menu]]
<li><a href="/[[other]]{{PATH}}" lang="[[other]]" hreflang="[[other]]">[[icon:globe]][[other-name]]</a></li>
</ul></nav></details>
</div>
</div>
</header>
[[+layout/banner]]
<main id="main" tabindex="-1">
[[+layout/flash]]
{{#CRUMBS}}
<div class="wrap"><nav class="crumbs" aria-label="[[Breadcrumb]]"><ol class="cr">
{{#CRUMB}}
<li>{{#LINK}}<a href="{{P}}{{HREF}}">{{TEXT}}</a>{{/LINK}}{{#HERE}}<span aria-current="page"{{#FOREIGN}} lang="[[other]]"{{/FOREIGN}}>{{TEXT}}</span>{{/HERE}}</li>
{{/CRUMB}}
</ol></nav></div>
{{/CRUMBS}}
{{>CONTENT}}
</main>
<footer class="foot"><div class="wrap">
<div class="cols">
<section aria-labelledby="f-help"><h2 id="f-help">[[Need help?]]</h2>
<a class="call" href="tel:{{PHONE_TEL}}">{{PHONE}}</a>
<p>{{HOURS_TEXT}}<br>[[Urgent outside office hours? Call the same number.]]</p></section>
<section aria-labelledby="f-self"><h2 id="f-self">[[Do it yourself]]</h2><ul class="fl">
<li><a href="{{P}}/support/solutions">[[Knowledge base]]</a></li>
<li><a href="{{P}}/support/tickets/new">[[New support ticket]]</a></li>
<li><a href="{{P}}/support/tickets">[[Check ticket status]]</a></li>
{{#SIGNED_OUT}}<li><a href="{{P}}/support/signup">[[Request an account]]</a></li>{{/SIGNED_OUT}}
</ul></section>
<section aria-labelledby="f-news"><h2 id="f-news">[[Keep up]]</h2><ul class="fl">
<li><a href="{{P}}/support/status">[[Outages and maintenance]]</a></li>
<li><a href="{{P}}/support/news">[[News]]</a></li>
</ul></section>
<section aria-labelledby="f-this"><h2 id="f-this">[[This portal]]</h2><ul class="fl">
<li><a href="{{P}}/support/accessibility">[[Accessibility]]</a></li>
<li><a href="{{P}}/support/privacy">[[Privacy]]</a></li>
<li><a href="{{P}}/support/contact">[[Contact]]</a></li>
</ul></section>
</div>
<div class="base"><p>© {{YEAR}} {{BRAND}}</p>
[[+layout/theme]]
</div>
</div></footer>
<div id="live" class="vh" role="status"></div>
</body>
</html>
