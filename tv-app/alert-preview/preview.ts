import '#tv-fonts.css'
import * as z from 'zod/mini'
import { Position } from '#emergency-alerts/contract/geography'
import { OrderDocument } from '#emergency-alerts/contract/order-document'
import { pageOfOrder } from '../src/alert/page/page-of-order.ts'
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

const layer = createAlertLayer(document, { takesFocus: false })

const isInFrame = window.parent !== window
window.addEventListener('message', ({ source, origin, data }) => {
  if (!isInFrame || source !== window.parent || origin !== window.location.origin) return
  const preview = Preview.safeParse(data)
  if (!preview.success) return
  const { page, map } = pageOfOrder(preview.data.document, preview.data.at)
  layer.showPage(page, map)
})
if (isInFrame) window.parent.postMessage({ kind: 'ready' }, window.location.origin)
