{{%AUTOESCAPE context="HTML"}}
<div class="wrap"><div class="prose">
<h1>[[Accessibility]]</h1>
<p class="lead">[[Everybody must be able to use this portal. We build and test it against WCAG 2.2, level AA.]]</p>
<h2>[[What we do for that]]</h2>
<ul>
<li>[[Everything works with the keyboard, and every page works without scripts.]]</li>
<li>[[Colour is never the only sign: a status always has a word and an icon too.]]</li>
<li>[[You can choose a light or dark appearance at the bottom of each page, and enlarge text to 400 percent without scrolling sideways.]]</li>
<li>[[Each page is tested automatically for accessibility in both appearances and on small screens.]]</li>
</ul>
<h2>[[Does something not work for you?]]</h2>
<p>[[Call <a class="nw" href="tel:{{PHONE_TEL}}">{{PHONE}}</a> or <a href="{{P}}/support/tickets/new">create a ticket</a>. Tell us which page it concerns and which aid you use. We help you straight away and mend the page.]]</p>
</div></div>
