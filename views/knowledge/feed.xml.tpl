{{%AUTOESCAPE context="XML"}}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="[[lang]]">
<id>{{FEED_ID}}</id>
<title>{{SITE_NAME}}: [[Knowledge base]]</title>
<updated>{{UPDATED}}</updated>
<author><name>{{BRAND}}</name></author>
<link rel="self" type="application/atom+xml" href="{{BASE_URL}}/[[lang]]/support/solutions/feed.atom"/>
<link rel="alternate" type="text/html" hreflang="[[lang]]" href="{{BASE_URL}}/[[lang]]/support/solutions"/>
{{#ENTRY}}
<entry>
<id>{{ENTRY_ID}}</id>
<title>{{ENTRY_TITLE}}</title>
<updated>{{UPDATED}}</updated>
<link rel="alternate" type="text/html" href="{{BASE_URL}}/[[lang]]{{ENTRY_PATH}}"/>
<summary>{{SUMMARY_TEXT}}</summary>
</entry>
{{/ENTRY}}
</feed>
