{{%AUTOESCAPE context="XML"}}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="[[lang]]" xml:base="{{BASE_URL}}/">
<id>{{SELF}}</id>
<title>{{SITE_NAME}}: [[News]]</title>
<updated>{{UPDATED}}</updated>
<author><name>{{BRAND}}</name></author>
<link rel="self" type="application/atom+xml" href="{{SELF}}"/>
<link rel="alternate" type="text/html" href="{{BASE_URL}}/[[lang]]/support/news"/>
{{#ENTRY}}
<entry xml:lang="{{CODE}}">
<id>{{ID}}</id>
<title>{{TITLE}}</title>
<link rel="alternate" type="text/html" href="{{BASE_URL}}/[[lang]]{{HREF}}"/>
<published>{{PUBLISHED}}</published>
<updated>{{UPDATED}}</updated>
<summary>{{SUMMARY}}</summary>
<content type="html">{{BODY}}</content>
</entry>
{{/ENTRY}}
</feed>
