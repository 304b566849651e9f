import type { CapInfo, CapResource } from '../cap-alert.ts'
import type { Placed } from '../schema/placed.ts'
import type { Notes } from '../verdict/notes.ts'
import { type Inside, insideOf } from './inside.ts'
import { readArea } from './read-area.ts'
import { readValue } from './read-value.ts'

const defaultLanguage = 'en-US'

export function readInfo(place: Placed, notes: Notes): CapInfo {
  const inside = insideOf(place)
  return {
    ...judgementIn(inside),
    audience: inside.text('audience'),
    effective: inside.text('effective'),
    onset: inside.text('onset'),
    expires: inside.text('expires'),
    ...wordsIn(inside),
    eventCodes: inside.all('eventCode').map(readValue),
    parameters: inside.all('parameter').map(readValue),
    resources: inside.all('resource').map(readResource),
    areas: inside.all('area').map((area) => readArea(area, notes)),
  }
}

const judgementIn = (inside: Inside) => ({
  language: inside.text('language') ?? defaultLanguage,
  categories: inside.texts('category'),
  event: inside.text('event') ?? '',
  responseTypes: inside.texts('responseType'),
  urgency: inside.text('urgency') ?? '',
  severity: inside.text('severity') ?? '',
  certainty: inside.text('certainty') ?? '',
})

const wordsIn = (inside: Inside) => ({
  senderName: inside.text('senderName'),
  headline: inside.text('headline'),
  description: inside.text('description'),
  instruction: inside.text('instruction'),
  web: inside.text('web'),
  contact: inside.text('contact'),
})

function readResource(place: Placed): CapResource {
  const inside = insideOf(place)
  return {
    description: inside.text('resourceDesc') ?? '',
    mimeType: inside.text('mimeType'),
    size: inside.text('size'),
    uri: inside.text('uri'),
    derefUri: inside.text('derefUri'),
    digest: inside.text('digest'),
  }
}
