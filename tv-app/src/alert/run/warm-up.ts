import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { pageOfFront } from '../page/page-of-front.ts'
import { noMark } from '../state/alert-state.ts'
import { drawPage } from '../view/draw-page.ts'
import { alertText } from '../words/alert-text.ts'
import { kindNames } from '../words/order-names.ts'

const name = kindNames.evacuation
const words = {
  headline: name,
  what: alertText.tipsNote,
  act: alertText.helpWait,
  otherwise: alertText.noRefuge,
}
const at = { lat: 33.7, lon: 134.5 }

/** Nobody ever sees it: it is a drill of no town, and is taken away in the very call. */
const nowhere: OrderDocument = {
  orderId: '',
  revision: 1,
  status: 'Exercise',
  standing: 'in_force',
  municipality: { code: '', name },
  hazard: 'flood',
  kind: 'evacuation',
  level: 4,
  areas: [],
  words: { ja: words, easy: words, en: words },
  changed: null,
  voice: { opening: null, body: null },
  shelters: [{ shelterId: '', name, floor: null, address: '', at, voice: null }],
  issuedAt: '1970-01-01T00:00:00Z',
  expiresAt: '1970-01-01T00:00:00Z',
}

/**
 * Lays one page out, unseen, while nothing happens: the first order must not wait until the engine
 * has met this code, these styles and these letters for the first time.
 */
export function warmUp(root: HTMLElement): void {
  const page = pageOfFront(
    {
      ...{ kind: 'order', order: nowhere, mark: noMark },
      ...{ others: [], isReopened: false, hasNext: false },
    },
    {
      profile: {
        home: { municipality: '', town: null, at },
        names: [],
        familyName: null,
        namesVoice: null,
      },
      focused: 0,
      now: new Date(0),
    },
  )
  const place = root.cloneNode(false)
  if (!(place instanceof HTMLElement)) return
  place.removeAttribute('id')
  place.className = 'alert-warm-up'
  place.hidden = false
  place.setAttribute('aria-hidden', 'true')
  place.style.cssText = `visibility:hidden;position:fixed;inset:0;overflow:hidden;font-family:${getComputedStyle(root).fontFamily};font-weight:700`
  place.innerHTML = drawPage(page).html
  root.after(place)
  place.getBoundingClientRect()
  for (const element of place.querySelectorAll('*')) element.getBoundingClientRect()
  place.remove()
}
