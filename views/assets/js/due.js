// SPDX-License-Identifier: Apache-2.0
// [data-due] counts down to a promised update and turns when it is past, in the words the server printed (outage_view_left()). It goes by
// the seconds that the server said were left: a clock of this computer that is wrong changes nothing.
import { $, $$, fill } from './dom.js'

const SOON = 600
const shown = Date.now()
const words = (count, unit) => new Intl.NumberFormat(LANG, { style: 'unit', unit, unitDisplay: 'long' }).format(count)

function length(seconds) {
	if (seconds < 60) return _('under a minute')
	const [large, small, size, part] = seconds >= 86400 ? ['day', 'hour', 86400, 3600] : ['hour', 'minute', 3600, 60]
	const rest = Math.floor(seconds % size / part)
	return [[Math.floor(seconds / size), large], [rest, small]].filter(([count]) => count).map(([count, unit]) => words(count, unit)).join(' ')
}

const tick = () => $$('[data-due]').forEach(clock => {
	const left = Number(clock.dataset.due) - Math.round((Date.now() - shown) / 1000)
	$('[data-left]', clock).textContent = left < 0 ? fill(_('%s late'), length(-left)) : length(left)
	clock.classList.toggle('late', left < 0)
	clock.classList.toggle('soon', left >= 0 && left < SOON)
})

if ($('[data-due]')) setInterval(tick, 5000)
