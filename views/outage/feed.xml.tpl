{{%AUTOESCAPE context="XML"}}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="[[lang]]">
<title>{{FEED_TITLE}}</title>
<id>{{FEED_ID}}</id>
<link rel="self" type="application/atom+xml" href="{{FEED_SELF}}"/>
<link rel="alternate" type="text/html" href="{{FEED_PAGE}}"/>
<updated>{{FEED_UPDATED}}</updated>
<author><name>{{SITE_NAME}}</name></author>
{{#ENTRY}}
<entry>
<title>{{ENTRY_TITLE}}</title>
<id>{{ENTRY_ID}}</id>
<link rel="alternate" type="text/html" href="{{ENTRY_LINK}}"/>
<published>{{PUBLISHED}}</published>
<updated>{{UPDATED}}</updated>
<category term="{{CATEGORY}}"/>
<content type="text">{{ENTRY_TEXT}}</content>
</entry>
{{/ENTRY}}
</feed>
