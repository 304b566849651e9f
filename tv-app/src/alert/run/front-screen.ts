import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { liveAlertOf } from '../page/live-alert.ts'
import { type MapModel, mapModelOf } from '../page/map-model.ts'
import { pageOfFront, stripOf } from '../page/page-of-front.ts'
import type { AlertNews, LayerSeam } from '../seam.ts'
import type { AlertState } from '../state/alert-state.ts'
import { type Front, type FrontPage, frontOf, isPage } from '../state/front.ts'
import type { AlertLayer } from '../view/alert-layer.ts'
import type { AlertStore } from './alert-store.ts'
import type { Trace } from './alert-trace.ts'

/** What the layer does with a page; the rest of it belongs to the browser. */
type Drawing = Pick<AlertLayer, 'showPage' | 'showStrip' | 'hide'>

export interface ScreenDeps {
  readonly layer: Drawing
  readonly seam: LayerSeam
  /** Calls once the frame in the making was shown; never while the screen is dark. */
  readonly afterFrame: (call: () => void) => void
  readonly trace: Trace
}

/** Draws what stands in front, tells when it was really seen, and tells the app how things stand. */
export function joinScreen(store: AlertStore, deps: ScreenDeps): () => void {
  const tellApp = tellWhenNew(deps.seam)
  const draw = createDraw(deps.layer)
  let isBroadcast = true
  let awaited = ''

  const onDrawn = (key: string): void => {
    if (awaited !== key) return
    deps.trace({ kind: 'drawn', front: key })
    store.happen({ kind: 'drawn', key })
  }
  const show = (): void => {
    const state = store.state()
    const isDrawn = draw(frontOf(state), state, isBroadcast)
    const { key, drawnAt } = state.stand
    if (!isDrawn) awaited = ''
    if (isDrawn && drawnAt === null && awaited !== key) {
      awaited = key
      deps.afterFrame(() => onDrawn(key))
    }
    tellApp(newsOf(state))
  }

  store.join(show)
  return deps.seam.listen((news) => {
    if (news.kind === 'ground') isBroadcast = news.isBroadcast
    if (news.kind === 'hello') tellApp(null)
    if (news.kind === 'reopen') store.happen({ kind: 'reopen' })
    else show()
  })
}

function newsOf(state: AlertState): AlertNews {
  const front = frontOf(state)
  return { isInFront: isPage(front), hasStrip: front.kind === 'strip', live: liveAlertOf(state) }
}

/** The app hears of what has changed; after `null` it hears everything once more. */
function tellWhenNew(seam: LayerSeam): (news: AlertNews | null) => void {
  let told = ''
  return (news) => {
    const words = JSON.stringify(news)
    if (words === told) return
    told = words
    if (news !== null) seam.tell(news)
  }
}

type Draw = (front: Front, state: AlertState, isBroadcast: boolean) => boolean

/** Draws in this very call; answers whether anything is on the screen then. */
function createDraw(layer: Drawing): Draw {
  const mapOf = rememberMap()
  const drawPage = (front: FrontPage, state: AlertState, profile: BoxProfile): void => {
    const view = { profile, focused: state.stand.focused, now: new Date(state.now) }
    const page = pageOfFront(front, view)
    const hasMap = page.kind === 'order' && page.hasMap
    layer.showPage(page, hasMap ? mapOf(front.order, profile) : null)
  }
  return (front, state, isBroadcast) => {
    const isHidden = front.kind === 'nothing' || (front.kind === 'strip' && !isBroadcast)
    if (isHidden || state.profile === null) {
      layer.hide()
      return false
    }
    if (front.kind === 'strip') layer.showStrip(stripOf(front))
    else drawPage(front, state, state.profile)
    return true
  }
}

/** One map for one order at one home, so that it is drawn once. */
function rememberMap(): (order: OrderDocument, profile: BoxProfile) => MapModel | null {
  let last: { order: OrderDocument; profile: BoxProfile; map: MapModel | null } | null = null
  return (order, profile) => {
    if (last?.order !== order || last.profile !== profile)
      last = { order, profile, map: mapModelOf(order, profile) }
    return last.map
  }
}
