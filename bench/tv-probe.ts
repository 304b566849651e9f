/**
 * Runs in the measured page before its own scripts, and imports nothing. It looks over the shoulder
 * of canvas2d: which words are drawn with their fonts, when a frame of the visible canvas ends, and
 * when a key came. Both pages are watched in the same way, so its own cost is in both.
 */
export interface WordDrawn {
  readonly words: string
  /** As the canvas has it: `700 52px "BIZ UDPGothic"`. */
  readonly font: string
  readonly isFontThere: boolean
}

export interface FrameDrawn {
  /** Milliseconds since the navigation, as all times here. */
  readonly startedAt: number
  endedAt: number
  images: number
  readonly words: WordDrawn[]
}

export interface KeyPressed {
  readonly at: number
  /** When the browser had shown the frame after the key. */
  shownAt: number
}

export interface TvProbe {
  /** Frames that drew something, in order. */
  readonly frames: FrameDrawn[]
  readonly keys: KeyPressed[]
  /** Asking for fonts takes time: switched off once the page stands. */
  asksForFonts: boolean
}

declare global {
  interface Window {
    tvProbe: TvProbe
  }
}

const probe: TvProbe = { frames: [], keys: [], asksForFonts: true }
window.tvProbe = probe

const wordsOn = new WeakMap<object, WordDrawn>()
const context2d = CanvasRenderingContext2D.prototype
const { clearRect, drawImage, fillRect, fillText } = context2d

context2d.fillText = function (words, ...place) {
  fillText.call(this, words, ...place)
  const isFontThere = !probe.asksForFonts || document.fonts.check(this.font, words)
  wordsOn.set(this.canvas, { words, font: this.font, isFontThere })
}

context2d.clearRect = function (...area) {
  clearRect.apply(this, area)
  if (!this.canvas.isConnected) return
  const startedAt = performance.now()
  probe.frames.push({ startedAt, endedAt: startedAt, images: 0, words: [] })
}

context2d.fillRect = function (...area) {
  fillRect.apply(this, area)
  if (this.canvas.isConnected) onDrawn(null)
}

context2d.drawImage = function (image: CanvasImageSource, ...place: number[]) {
  Reflect.apply(drawImage, this, [image, ...place])
  if (this.canvas.isConnected) onDrawn(image)
}

function onDrawn(image: CanvasImageSource | null): void {
  const frame = probe.frames.at(-1)
  if (frame === undefined) return
  frame.endedAt = performance.now()
  if (image === null) return
  frame.images += 1
  const words = wordsOn.get(image)
  if (words !== undefined) frame.words.push(words)
}

function onKey({ timeStamp, isTrusted }: KeyboardEvent): void {
  if (!isTrusted) return
  const key = { at: timeStamp, shownAt: Number.NaN }
  probe.keys.push(key)
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      key.shownAt = performance.now()
    }
    port2.postMessage(null)
  })
}
window.addEventListener('keydown', onKey, { capture: true })

/** The television begins with the broadcast: 決定 opens its menu at once. */
function openMenu(): void {
  if (document.querySelector('[data-screen="watching"]') === null) return
  watcher.disconnect()
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
}
const watcher = new MutationObserver(openMenu)
watcher.observe(document, { childList: true, subtree: true, attributeFilter: ['data-screen'] })
