{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="prose">
<h1>[[Privacy]]</h1>
<p class="lead">[[{{BRAND}} uses your data only to answer your questions and solve your problems.]]</p>
<h2>[[What we keep]]</h2>
<ul>
<li>[[Of your account: your name, email address, organisation and language. Your password is stored in such a way that nobody can read it back.]]</li>
<li>[[Of your tickets: what you and our colleagues write, the files you attach, and when the status changed.]]</li>
<li>[[For security: when and from which network address you logged in.]]</li>
<li>[[Of outages: that you told us it affects you too. Whoever is not logged in is only counted; the code by which we avoid counting twice is removed the next day.]]</li>
</ul>
<h2>[[Who can see it]]</h2>
<p>[[You and our support colleagues. A manager of your organisation sees your tickets only when that has been agreed with {{BRAND}}.]]</p>
<h2>[[Cookies]]</h2>
<p>[[Only what is needed: for logging in, for safe forms, for your choice of language and appearance, and, for an hour, that you opened an article while writing a ticket. Nothing from other companies is loaded, and nobody follows you here. A ticket you are writing is kept on your own device until you send it.]]</p>
<h2>[[Your rights]]</h2>
<p>[[You may view, correct or have removed what we keep of you. Call <a class="nw" href="tel:{{PHONE_TEL}}">{{PHONE}}</a> or <a href="{{P}}/support/tickets/new">create a ticket</a>.]]</p>
</div></div>
