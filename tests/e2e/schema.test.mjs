// SPDX-License-Identifier: Apache-2.0
// The checkers themselves: each refuses what is broken, one fault at a time, and takes what is right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusSchema, summarySchema } from './schema/statuspage.mjs'
import { atomProblems, jsonProblems, sitemapProblems } from './schema/validate.mjs'

const feed = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl"><id>https://a.example/nl/feed</id><title>Titel</title><updated>2026-11-20T10:00:00Z</updated>
<author><name>Daklab</name></author><link rel="self" type="application/atom+xml" href="https://a.example/nl/feed.atom"/>
<link rel="alternate" type="text/html" hreflang="nl" href="https://a.example/nl"/>
<entry><id>https://a.example/nl/1</id><title>Een</title><updated>2026-11-20T10:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://a.example/nl/1"/><summary>Kort &amp; goed</summary><category term="x"/></entry>
</feed>`

test('a right feed passes', () => {
	assert.deepEqual(atomProblems(feed), [])
	assert.deepEqual(atomProblems(feed.replace('<summary>', '<x:own xmlns:x="urn:x">of another</x:own><summary type="html">')), [])
})

for (const [what, from, to] of [
	['that is no XML', '</feed>', ''],
	['of another kind', /(<\/?)feed/g, '$1rss'],
	['without a namespace', ' xmlns="http://www.w3.org/2005/Atom"', ''],
	['without an id', '<id>https://a.example/nl/feed</id>', ''],
	['with a relative id', '>https://a.example/nl/feed<', '>/nl/feed<'],
	['without a title', '<title>Titel</title>', ''],
	['with two titles', '<title>Titel</title>', '<title>Titel</title><title>Twee</title>'],
	['with a day for a moment', '<updated>2026-11-20T10:00:00Z</updated>\n<author>', '<updated>2026-11-20</updated>\n<author>'],
	['with a moment without a zone', '10:00:00Z</updated>\n<link rel="alternate"', '10:00:00</updated>\n<link rel="alternate"'],
	['with an hour that there is not', 'T10:00', 'T25:00'],
	['without an author', '<author><name>Daklab</name></author>', ''],
	['with an author without a name', '<name>Daklab</name>', ''],
	['with HTML in its text', 'Kort &amp; goed', '<b>Kort</b>'],
	['with an unknown element', '<category term="x"/>', '<guid>x</guid>'],
	['with an unknown attribute', '<category term="x"/>', '<category term="x" soort="y"/>'],
	['with a link to nowhere', 'href="https://a.example/nl/1"', ''],
	['with an entry without a link', '<link rel="alternate" type="text/html" href="https://a.example/nl/1"/>', ''],
	['with a relative link', 'href="https://a.example/nl/1"', 'href="/nl/1"'],
	['without a link to itself', 'rel="self"', 'rel="via"'],
	['with an entry twice', /(<entry>[^]*<\/entry>)/, '$1$1'],
])
	test(`a feed ${what} is refused`, () => {
		const broken = feed.replace(from, to)
		assert.notEqual(broken, feed)
		assert.notDeepEqual(atomProblems(broken), [])
	})

const map = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/nl</loc><lastmod>2026-11-20T10:00:00Z</lastmod></url><url><loc>https://a.example/en</loc></url></urlset>'
test('a right site map passes', () => assert.deepEqual(sitemapProblems(map, 'https://a.example'), []))

for (const [what, from, to] of [
	['without addresses', /<url>.*<\/url>/, ''],
	['with a relative address', 'https://a.example/nl', '/nl'],
	['with an address of another', 'https://a.example/nl', 'https://b.example/nl'],
	['with an address twice', 'https://a.example/nl', 'https://a.example/en'],
	['with a date of words', '2026-11-20T10:00:00Z', 'gisteren'],
	['with an element too many', '<lastmod>', '<title>x</title><lastmod>'],
	['with an address too long', 'https://a.example/nl', 'https://a.example/' + 'x'.repeat(2048)],
])
	test(`a site map ${what} is refused`, () => assert.notDeepEqual(sitemapProblems(map.replace(from, to), 'https://a.example'), []))

test('JSON is held against its schema, formats too', () => {
	const schema = { type: 'object', required: ['at'], additionalProperties: false, properties: { at: { type: 'string', format: 'date-time' } } }
	assert.deepEqual(jsonProblems(schema, { at: '2026-11-20T10:00:00Z' }), [])
	for (const broken of [{}, { at: 1 }, { at: 'gisteren' }, { at: '2026-11-20T10:00:00Z', more: true }, []])
		assert.notDeepEqual(jsonProblems(schema, broken), [], JSON.stringify(broken))
})

// ---- the JSON that clients of Statuspage read ----

const at = '2026-11-20T10:00:00Z'
const summary = () => {
	const component = { id: '1', name: 'Portaal', status: 'major_outage', position: 1, description: null, showcase: false, group: false, group_id: null, page_id: 'status', only_show_if_degraded: false, created_at: at, updated_at: at }
	const told = { id: '7', status: 'investigating', body: 'Wij zoeken', incident_id: '3', created_at: at, display_at: at, updated_at: at }
	const incident = { id: '3', name: 'Stuk', status: 'investigating', impact: 'critical', page_id: 'status', shortlink: 'https://a.example/3', created_at: at, updated_at: at, started_at: at, monitoring_at: null, resolved_at: null, incident_updates: [told], components: [component] }
	return {
		page: { id: 'status', name: 'Daklab', url: 'https://a.example', time_zone: 'Europe/Amsterdam', updated_at: at }, status: { indicator: 'critical', description: 'Storing' },
		components: [component], incidents: [incident],
		scheduled_maintenances: [{ ...incident, id: '4', status: 'scheduled', impact: 'maintenance', incident_updates: [{ ...told, status: 'scheduled' }], scheduled_for: at, scheduled_until: at }],
	}
}
test('a right summary passes, and a status', () => {
	const { page, status } = summary()
	assert.deepEqual(jsonProblems(summarySchema, summary()), [])
	assert.deepEqual(jsonProblems(statusSchema, { page, status }), [])
})

for (const [what, spoil] of [
	['with an indicator of our own', all => { all.status.indicator = 'partial' }],
	['with a state of a service that clients do not know', all => { all.components[0].status = 'degraded' }],
	['with a number for an id', all => { all.incidents[0].id = 3 }],
	['with a day for a moment', all => { all.incidents[0].created_at = '2026-11-20' }],
	['with a moment of words', all => { all.page.updated_at = 'gisteren' }],
	['with an incident that is planned', all => { all.incidents[0].status = 'scheduled' }],
	['with work that is not', all => { all.scheduled_maintenances[0].status = 'investigating' }],
	['with an incident that says nothing', all => { all.incidents[0].incident_updates = [] }],
	['with an update in a state of the other kind', all => { all.incidents[0].incident_updates[0].status = 'completed' }],
	['with work without its end', all => { delete all.scheduled_maintenances[0].scheduled_until }],
	['without components', all => { all.components = [] }],
	['with a field too many', all => { all.page.lang = 'nl' }],
])
	test(`a summary ${what} is refused`, () => {
		const all = summary()
		spoil(all)
		assert.notDeepEqual(jsonProblems(summarySchema, all), [])
	})
