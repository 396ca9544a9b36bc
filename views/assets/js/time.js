// SPDX-License-Identifier: Apache-2.0
// <time data-rel> counts on from the text the server printed; the absolute time stays in its title.
import { $$ } from './dom.js'

const format = new Intl.RelativeTimeFormat(LANG, { numeric: 'auto' })
const units = [['day', 86400], ['hour', 3600], ['minute', 60]]

const update = () => $$('time[data-rel]').forEach(time => {
	const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000
	if (Number.isNaN(seconds) || Math.abs(seconds) > 14 * 86400) return
	const [unit, length] = units.find(u => Math.abs(seconds) >= u[1]) ?? ['minute', 60]
	time.textContent = format.format(Math.round(seconds / length), unit)
})

setInterval(update, 60000)
