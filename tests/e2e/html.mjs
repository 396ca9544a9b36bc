// SPDX-License-Identifier: Apache-2.0
// Whether a page is valid HTML: html-validate's recommended rules, without those that are about taste or against a choice that was made here.
import { HtmlValidate } from 'html-validate'

const off = {
	'no-implicit-button-type': 'a button that sends its form needs no word for it',
	'no-implicit-input-type': 'an input of text neither',
	'tel-non-breaking': 'a telephone number is kept whole by the stylesheet, and can be copied as it is dialled',
	'form-dup-name': 'one name on several buttons or boxes is how a form says which of them it was',
	'wcag/h32': 'a form with one field is sent by Enter, another by buttons that name it in their form attribute',
	'meta-refresh': 'without scripts the page of outages looks again every minute, which is what its reader waits for',
	'prefer-native-element': 'no select holds links, and a table that scrolls is no section of the text',
	'aria-label-misuse': 'a list may have a name, which readers of the screen say',
	'long-title': 'the subject of a ticket is as long as its author made it',
}
const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'], rules: Object.fromEntries(Object.keys(off).map(rule => [rule, 'off'])) })

// What is wrong with a page, a line each.
export function faults(html) {
	return validator.validateStringSync(html).results.flatMap(r => r.messages.map(m => `${m.ruleId} at ${m.line}:${m.column}: ${m.message}`))
}
