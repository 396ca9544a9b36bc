// SPDX-License-Identifier: Apache-2.0
// A filter form sends itself when a list in it changes, and leaves empty fields out of the address.
import { $$ } from './dom.js'

$$('form[data-auto]').forEach(form => {
	form.addEventListener('change', event => {
		if (event.target.matches('select')) form.requestSubmit()
	})
	form.addEventListener('formdata', event => {
		for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name)
	})
})
