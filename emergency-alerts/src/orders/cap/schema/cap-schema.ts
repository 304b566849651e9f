import { any, choice, one, optional, type Slot, sequence, some, value } from './slot.ts'

/** CAP 1.2 (OASIS, 2010), §3.4: the whole schema, in its order. The older ones differ from it. */
const named = sequence(one('valueName'), one('value'))

export const resource: readonly Slot[] = [
  one('resourceDesc'),
  one('mimeType'),
  optional('size', value('integer')),
  optional('uri', value('uri')),
  optional('derefUri'),
  optional('digest'),
]

export const area: readonly Slot[] = [
  one('areaDesc'),
  any('polygon'),
  any('circle'),
  any('geocode', named),
  optional('altitude', value('decimal')),
  optional('ceiling', value('decimal')),
]

export const info: readonly Slot[] = [
  optional('language', value('language')),
  some(
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
      'CBRNE',
      'Other',
    ),
  ),
  one('event'),
  any(
    'responseType',
    choice(
      'Shelter',
      'Evacuate',
      'Prepare',
      'Execute',
      'Avoid',
      'Monitor',
      'Assess',
      'AllClear',
      'None',
    ),
  ),
  one('urgency', choice('Immediate', 'Expected', 'Future', 'Past', 'Unknown')),
  one('severity', choice('Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown')),
  one('certainty', choice('Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown')),
  optional('audience'),
  any('eventCode', named),
  optional('effective', value('time')),
  optional('onset', value('time')),
  optional('expires', value('time')),
  optional('senderName'),
  optional('headline'),
  optional('description'),
  optional('instruction'),
  optional('web', value('uri')),
  optional('contact'),
  any('parameter', named),
  any('resource', sequence(...resource)),
  any('area', sequence(...area)),
]

export const alert: readonly Slot[] = [
  one('identifier'),
  one('sender'),
  one('sent', value('time')),
  one('status', choice('Actual', 'Exercise', 'System', 'Test', 'Draft')),
  one('msgType', choice('Alert', 'Update', 'Cancel', 'Ack', 'Error')),
  optional('source'),
  one('scope', choice('Public', 'Restricted', 'Private')),
  optional('restriction'),
  optional('addresses'),
  any('code'),
  optional('note'),
  optional('references'),
  optional('incidents'),
  any('info', sequence(...info)),
]
