// SPDX-License-Identifier: Apache-2.0
// What Statuspage's public API, version 2, answers (its documentation, "Summary" and "Status"), as a JSON Schema: what clients were written
// against. Fields that the documentation shows are required here; others are not allowed, so that a slip of the pen is seen.
const id = { type: 'string', minLength: 1 }
const text = { type: 'string', minLength: 1 }
const time = { type: 'string', format: 'date-time' }
const timeOrNull = { oneOf: [time, { type: 'null' }] }
const url = { type: 'string', format: 'uri' }
const list = items => ({ type: 'array', items })
const all = (properties, optional = {}) => ({ type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional }, additionalProperties: false })

const page = all({ id, name: text, url, time_zone: text, updated_at: time })
const status = all({ indicator: { enum: ['none', 'minor', 'major', 'critical'] }, description: text })
const component = all({
	id, name: text, status: { enum: ['operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance'] },
	position: { type: 'integer', minimum: 0 }, description: { type: ['string', 'null'] }, showcase: { type: 'boolean' }, group: { type: 'boolean' },
	group_id: { type: ['string', 'null'] }, page_id: id, only_show_if_degraded: { type: 'boolean' }, created_at: time, updated_at: time,
})
const told = states => list(all({ id, status: { enum: states }, body: text, incident_id: id, created_at: time, display_at: time, updated_at: time }))
const event = (states, impacts) => ({
	id, name: text, status: { enum: states }, impact: { enum: impacts }, page_id: id, shortlink: url, created_at: time, updated_at: time, started_at: time,
	monitoring_at: timeOrNull, resolved_at: timeOrNull, incident_updates: { ...told(states), minItems: 1 }, components: { ...list(component), minItems: 1 },
})
const incident = all(event(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'], ['none', 'minor', 'major', 'critical']))
const maintenance = all({ ...event(['scheduled', 'in_progress', 'verifying', 'completed'], ['none', 'minor', 'major', 'critical', 'maintenance']), scheduled_for: time, scheduled_until: time })

export const statusSchema = all({ page, status })
export const summarySchema = all({ page, status, components: { ...list(component), minItems: 1 }, incidents: list(incident), scheduled_maintenances: list(maintenance) })
