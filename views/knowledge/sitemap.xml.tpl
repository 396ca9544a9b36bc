{{%AUTOESCAPE context="XML"}}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{{#ADDRESS}}<url><loc>{{BASE_URL}}/{{LANG}}{{ADDRESS_PATH}}</loc>{{#CHANGED}}<lastmod>{{CHANGED_ISO}}</lastmod>{{/CHANGED}}</url>{{/ADDRESS}}
</urlset>
