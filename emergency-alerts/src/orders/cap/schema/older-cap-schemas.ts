import { alert, area, info, resource } from './cap-schema.ts'
import { any, choice, one, optional, type Slot, sequence, text, value } from './slot.ts'

/** The sequence with these slots in place of those of the same name; null leaves one out. */
const changed = (slots: readonly Slot[], changes: Record<string, Slot | null>): readonly Slot[] =>
  slots.flatMap((slot) => {
    const change = changes[slot.name]
    return change === undefined ? [slot] : change === null ? [] : [change]
  })

const time = value('oldTime')
const looseTimes = {
  effective: optional('effective', time),
  onset: optional('onset', time),
  expires: optional('expires', time),
}

const area11 = changed(area, { altitude: optional('altitude'), ceiling: optional('ceiling') })
const resource11 = changed(resource, { mimeType: optional('mimeType') })

const info11 = changed(info, {
  responseType: any(
    'responseType',
    choice('Shelter', 'Evacuate', 'Prepare', 'Execute', 'Monitor', 'Assess', 'None'),
  ),
  ...looseTimes,
  resource: any('resource', sequence(...resource11)),
  area: any('area', sequence(...area11)),
})

/** CAP 1.1 (OASIS, 2005): times of any form, no MIME type needed, fewer responses. */
export const alert11 = changed(alert, {
  sent: one('sent', time),
  info: any('info', sequence(...info11)),
})

const area10 = changed(area11, { geocode: any('geocode', text) })
const resource10 = changed(resource11, { derefUri: null })

const info10 = changed(info11, {
  category: any(
    'category',
    choice(
      'Geo',
      'Met',
      'Safety',
      'Security',
      'Rescue',
      'Fire',
      'Health',
      'Env',
      'Transport',
      'Infra',
      'Other',
    ),
  ),
  responseType: null,
  certainty: one('certainty', choice('Very Likely', 'Likely', 'Possible', 'Unlikely', 'Unknown')),
  eventCode: any('eventCode', text),
  parameter: any('parameter', text),
  resource: any('resource', sequence(...resource10)),
  area: any('area', sequence(...area10)),
})

/** CAP 1.0 (OASIS, 2004): codes as `name=value`, a password, no responses. */
export const alert10 = changed(alert11, {
  status: one('status', choice('Actual', 'Exercise', 'System', 'Test')),
  scope: optional('scope', choice('Public', 'Restricted', 'Private')),
  info: any('info', sequence(...info10)),
}).flatMap((slot) => (slot.name === 'source' ? [optional('password'), slot] : [slot]))
