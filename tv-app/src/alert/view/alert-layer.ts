import type { Spoken } from '#emergency-alerts/contract/order-document'
import type { AlertPage, AlertStrip } from '../page/alert-page.ts'
import type { MapModel } from '../page/map-model.ts'
import { drawPage, drawStrip } from './draw-page.ts'
import { drawMap } from './map.ts'
import { styles } from './styles.ts'

export interface AlertLayer {
  /** Shows the page in this very call; a map follows after its frame. */
  readonly showPage: (page: AlertPage, map: MapModel | null) => void
  readonly showStrip: (strip: AlertStrip) => void
  readonly hide: () => void
  /** Its place in the page, for whatever must be made ready there. */
  readonly root: HTMLElement
}

export interface LayerOptions {
  /** Whether a page's chosen row takes the keyboard focus; a sample beside somebody's form must not. */
  readonly takesFocus: boolean
}

const stageWidth = 1920

/**
 * The layer above everything else: plain elements with a style of their own, so that an alert is
 * drawn when the app has crashed, no canvas is to be had and no font has come.
 */
export function createAlertLayer(document: Document, { takesFocus }: LayerOptions): AlertLayer {
  const { root, ear } = createRoot(document)
  let drawn = ''
  let told = ''

  const draw = (html: string, kind: string): boolean => {
    root.className = kind
    root.hidden = false
    if (html === drawn) return false
    drawn = html
    root.replaceChildren(ear)
    root.insertAdjacentHTML('afterbegin', html)
    return true
  }

  // Known before an alert comes, and asked for without a layout.
  const scale = (): void => {
    const width = document.defaultView?.innerWidth || stageWidth
    root.style.setProperty('--scale', String(width / stageWidth))
  }
  document.defaultView?.addEventListener('resize', scale)
  scale()

  const tell = (sentences: readonly Spoken[]): void => {
    const words = sentences.map(({ text }) => text).join('')
    if (words === told) return
    told = words
    ear.textContent = words
  }

  return {
    showPage: (page, map) => {
      if (draw(drawPage(page).html, 'page') && map !== null) drawMapLater(root, map)
      tell(page.sentences)
      if (takesFocus) root.querySelector<HTMLElement>('.row.on')?.focus({ preventScroll: true })
    },
    showStrip: (strip) => {
      draw(drawStrip(strip).html, 'line')
      tell([])
    },
    hide: () => {
      root.hidden = true
      tell([])
    },
    root,
  }
}

function createRoot(document: Document) {
  const style = document.createElement('style')
  style.textContent = styles
  const root = document.createElement('div')
  root.id = 'mimamori-alerts'
  root.lang = 'ja'
  root.hidden = true
  const ear = document.createElement('p')
  ear.className = 'ear'
  ear.setAttribute('role', 'alert')
  ear.setAttribute('aria-live', 'assertive')
  root.append(ear)
  document.documentElement.append(style, root)
  return { root, ear }
}

/** A map is drawn once for each order; focus that moves takes it along. */
const maps = new WeakMap<MapModel, string>()

function drawMapLater(root: HTMLElement, map: MapModel): void {
  const place = root.querySelector('[data-map]')
  if (place === null) return
  const draw = (): void => {
    const box = { w: place.clientWidth || usualMap.w, h: place.clientHeight || usualMap.h }
    const svg = maps.get(map) ?? drawMap(map, box).html
    maps.set(map, svg)
    place.innerHTML = svg
  }
  if (maps.has(map)) draw()
  else setTimeout(draw)
}

const usualMap = { w: 444, h: 378 }
