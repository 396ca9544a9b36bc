// SPDX-License-Identifier: Apache-2.0
// Holds what machines read against its schema: Atom (atom.rng, RFC 4287), site maps (sitemap.rng), JSON (a JSON Schema, draft 2020-12).
// Each answers with a list of what is wrong, empty when all is well. Without xmllint it throws: a check that cannot run is no check.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

function xmllint(args, xml) {
	const ran = spawnSync('xmllint', ['--nonet', ...args, '-'], { input: xml, encoding: 'utf8', maxBuffer: 64 << 20 })
	if (ran.error) throw new Error(`xmllint (Debian's libxml2-utils) does not run: ${ran.error.message}`)
	return { ok: ran.status === 0, out: ran.stdout, said: ran.stderr.trim().split('\n').filter(l => !/^-( validates| fails to validate)?$/.test(l)) }
}
function againstGrammar(name, xml) {
	const { ok, said } = xmllint(['--noout', '--relaxng', fileURLToPath(new URL(name, import.meta.url))], xml)
	return ok ? [] : said.length ? said : ['refused without a reason']
}
// Rules of rows [XPath that must hold, what it is called when it does not]; `p:` stands for the namespace of the root.
function againstRules(rules, xml) {
	return rules.filter(([xpath]) => {
		const { ok, out } = xmllint(['--xpath', `boolean(${xpath.replace(/\bp:([a-z]+)/g, '*[local-name()="$1"]')})`], xml)
		return !ok || out.trim() !== 'true'
	}).map(([, name]) => name)
}

const atomRules = [
	['/p:feed/p:author or not(/p:feed/p:entry[not(p:author)])', 'an author, of the feed or of each entry (§4.1.1)'],
	['not(//p:entry[not(p:content) and not(p:link[@rel="alternate" or not(@rel)])])', 'an entry without content links to what it is about (§4.1.2)'],
	['not(//p:entry[p:content/@src and not(p:summary)])', 'an entry with its content elsewhere has a summary (§4.1.2)'],
	['not(//p:entry[p:id = preceding-sibling::p:entry/p:id and p:updated = preceding-sibling::p:entry/p:updated])', 'no entry twice (§4.1.1)'],
	['not(//p:entry[p:id = /p:feed/p:id])', 'no entry with the identifier of the feed (§4.2.6)'],
	['/p:feed/p:link[@rel="self"]', 'a link of the feed to itself (§4.1.1)'],
	['count(/p:feed/p:link[@rel="alternate"]) >= 1', 'a link of the feed to its page'],
	['not(//p:link[starts-with(@href, "/")])', 'addresses that a reader elsewhere can follow'],
	['/p:feed/@xml:lang', 'the language of the feed'],
]
export function atomProblems(xml) {
	const wrong = againstGrammar('atom.rng', xml)
	return wrong.length ? wrong : againstRules(atomRules, xml)
}

export function sitemapProblems(xml, host) {
	const wrong = againstGrammar('sitemap.rng', xml)
	return wrong.length ? wrong : againstRules([
		['count(//p:url) <= 50000', 'more than 50,000 addresses'],
		[`not(//p:loc[not(starts-with(., "${host}/"))])`, `an address outside ${host}`],
		['not(//p:loc[. = ../preceding-sibling::p:url/p:loc])', 'an address twice'],
	], xml)
}

// `value` is what JSON.parse gave, `schema` the JSON Schema as an object.
export function jsonProblems(schema, value) {
	const ajv = new Ajv({ strict: true, allErrors: true })
	addFormats(ajv)
	const check = ajv.compile(schema)
	return check(value) ? [] : check.errors.map(e => `${e.instancePath || '/'} ${e.message}`)
}
