import { Component, type Element } from '@lightningjs/core'
import type { Primitive, Scene } from '../page/scene.ts'
import { motion, stage } from '../theme.ts'
import { sameLook, samePlace } from './same-look.ts'
import { bleed, type TextureSource, textureOf } from './textures.ts'

interface Shown {
  readonly element: Element
  readonly primitive: Primitive
  readonly fontsAge: number
}

export interface SceneViewNeeds {
  readonly source: () => TextureSource
  /** False while the machine is too slow for anything that moves. */
  readonly mayMove: () => boolean
}

/**
 * Draws scenes and nothing else: no words, no keys, no rules. Elements live on from one scene to
 * the next under the id of their primitive, and only what changed is touched.
 */
export class SceneView extends Component {
  static override _template() {
    return { x: 0, y: 0, w: stage.w, h: stage.h }
  }

  shown = new Map<string, Shown>()
  screen: string | null = null

  show(scene: Scene, needs: SceneViewNeeds): void {
    const isNewPage = this.screen !== null && this.screen !== scene.screen
    const moves = needs.mayMove()
    const shown = new Map<string, Shown>()
    for (const primitive of scene.primitives) {
      const before = this.shown.get(primitive.id)
      const now = this.renewed(primitive, before, needs.source())
      if (moves && !isNewPage && this.isNewFocus(primitive, before)) this.fadeIn(now.element)
      shown.set(primitive.id, now)
    }
    if (!sameIds(this.shown, shown))
      this.children = Array.from(shown.values(), (one) => one.element)
    this.shown = shown
    this.screen = scene.screen
    if (moves && isNewPage) this.fadeInPage()
  }

  isNewFocus(primitive: Primitive, before: Shown | undefined): boolean {
    return primitive.fades === true && before === undefined && this.screen !== null
  }

  fadeIn(element: Element): void {
    element.alpha = 0.25
    element.setSmooth('alpha', 1, { duration: motion.focusMs / 1000 })
  }

  fadeInPage(): void {
    this.alpha = 0.4
    this.setSmooth('alpha', 1, { duration: motion.pageMs / 1000 })
  }

  renewed(primitive: Primitive, before: Shown | undefined, source: TextureSource): Shown {
    const { fontsAge } = source
    if (before === undefined) {
      const looks = { ...boxOf(primitive), ...looksOf(primitive, source) }
      return { element: this.stage.createElement(looks), primitive, fontsAge }
    }
    const { element } = before
    const isSameLook = looksAsBefore(primitive, before, fontsAge)
    if (isSameLook && samePlace(primitive, before.primitive)) return before
    Object.assign(element, boxOf(primitive))
    if (!isSameLook) Object.assign(element, looksOf(primitive, source))
    return { element, primitive, fontsAge }
  }

  /**
   * Loads the textures of a scene that may come next. Nothing uses them yet, so that Lightning lets
   * them go when memory runs short; at `mostPixels` of all textures no more are loaded.
   */
  prepare(scene: Scene, source: TextureSource, mostPixels: number): void {
    for (const primitive of scene.primitives) {
      if (this.stage.usedMemory > mostPixels) return
      const before = this.shown.get(primitive.id)
      if (before !== undefined && looksAsBefore(primitive, before, source.fontsAge)) continue
      if (isPlain(primitive)) continue
      this.stage.createElement({ texture: textureOf(primitive, source) }).texture?.load()
    }
  }
}

const looksAsBefore = (primitive: Primitive, before: Shown, fontsAge: number): boolean =>
  before.fontsAge === fontsAge && sameLook(primitive, before.primitive)

/** A plain rectangle needs no canvas of its own. */
function isPlain(primitive: Primitive): boolean {
  return primitive.kind === 'rect' && primitive.radius === 0 && primitive.border === null
}

function boxOf(primitive: Primitive) {
  const { x, y, w, h } = primitive
  if (isPlain(primitive)) return { x, y, w, h }
  return { x: x - bleed, y: y - bleed, w: Math.ceil(w + 2 * bleed), h: Math.ceil(h + 2 * bleed) }
}

function looksOf(primitive: Primitive, source: TextureSource) {
  if (primitive.kind === 'rect' && isPlain(primitive)) {
    return { rect: true, color: argbOf(primitive.fill ?? '#000000') }
  }
  return { texture: textureOf(primitive, source), color: white }
}

/** A texture is drawn as it is. */
const white = 0xffffffff

const argbOf = (hex: string): number => 0xff000000 + Number.parseInt(hex.slice(1), 16)

function sameIds(a: ReadonlyMap<string, Shown>, b: ReadonlyMap<string, Shown>): boolean {
  if (a.size !== b.size) return false
  const ids = b.keys()
  for (const id of a.keys()) if (ids.next().value !== id) return false
  return true
}
