import '#tv-fonts.css'
import * as z from 'zod/mini'
import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import { Position } from '#emergency-alerts/contract/geography'
import { OrderDocument } from '#emergency-alerts/contract/order-document'
import { mapModelOf } from '../src/alert/page/map-model.ts'
import { pageOfFront } from '../src/alert/page/page-of-front.ts'
import { noMark } from '../src/alert/state/alert-state.ts'
import type { FrontPage } from '../src/alert/state/front.ts'
import { createAlertLayer } from '../src/alert/view/alert-layer.ts'

/*
 * One order as the television draws it, for the town hall to look at. It has no keys of anybody, no
 * stream and no line to the network: what it shows, the page around it has said.
 */

const Preview = z.object({
  kind: z.literal('preview'),
  document: OrderDocument,
  at: z.nullable(Position),
})
type Preview = z.infer<typeof Preview>

const profileAt = ({ document, at }: Preview): BoxProfile => ({
  home: { municipality: document.municipality.code, town: null, at },
  names: [
    { text: '田中花子', kana: 'たなかはなこ' },
    { text: '田中一郎', kana: 'たなかいちろう' },
  ],
  familyName: '田中',
  namesVoice: null,
})

function frontOf(order: OrderDocument): FrontPage {
  if (order.standing !== 'in_force')
    return { kind: 'ended', order, mark: noMark, why: order.standing }
  return { kind: 'order', order, mark: noMark, others: [], isReopened: false }
}

const layer = createAlertLayer(document, { takesFocus: false })

function show(preview: Preview): void {
  const profile = profileAt(preview)
  const now = new Date(preview.document.issuedAt)
  const page = pageOfFront(frontOf(preview.document), { profile, focused: 0, now })
  const hasMap = page.kind === 'order' && page.hasMap
  layer.showPage(page, hasMap ? mapModelOf(preview.document, profile) : null)
}

const isInFrame = window.parent !== window
window.addEventListener('message', ({ source, origin, data }) => {
  if (!isInFrame || source !== window.parent || origin !== window.location.origin) return
  const preview = Preview.safeParse(data)
  if (preview.success) show(preview.data)
})
if (isInFrame) window.parent.postMessage({ kind: 'ready' }, window.location.origin)
