import { Component, type Element } from '@lightningjs/core'
import type { Primitive, Rect, Scene } from '../page/scene.ts'
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
  /** False where the viewer wants nothing to move, and while the machine is too slow for it. */
  readonly mayMove: () => boolean
}

/** What a scene leaves behind is kept for its way back, so many parts. */
const mostSpare = 240

/**
 * Draws scenes and nothing else: no words, no keys, no rules. Elements live on from one scene to
 * the next under the id of their primitive, and only what changed is touched.
 */
export class SceneView extends Component {
  static override _template() {
    const transitions = {
      alpha: { duration: motion.pageMs / 1000 },
      focusAlpha: { duration: motion.focusMs / 1000 },
    }
    return { x: 0, y: 0, w: stage.w, h: stage.h, transitions }
  }

  shown = new Map<string, Shown>()
  /** Parts that are not on the screen now: prepared for a next scene, or left by an earlier one. */
  spare = new Map<string, Shown>()
  scene: Scene | null = null
  fading: readonly Element[] = []

  show(scene: Scene, needs: SceneViewNeeds): void {
    const source = needs.source()
    const shown = new Map<string, Shown>()
    for (const primitive of scene.primitives) {
      const { id } = primitive
      shown.set(id, this.renewed(primitive, this.shown.get(id) ?? this.spare.get(id), source))
    }
    this.replace(shown)
    if (this.scene !== null && needs.mayMove()) this.move(this.scene, scene)
    this.scene = scene
  }

  move(before: Scene, now: Scene): void {
    if (before.screen !== now.screen) this.fadeInPage()
    else if (isElsewhere(now.focus, before.focus)) this.fadeInFocus()
  }

  replace(shown: Map<string, Shown>): void {
    if (!sameIds(this.shown, shown)) this.children = Array.from(shown.values(), elementOf)
    for (const id of shown.keys()) this.spare.delete(id)
    for (const [id, one] of this.shown) if (!shown.has(id)) this.spare.set(id, one)
    if (this.spare.size > mostSpare) this.spare.clear()
    this.shown = shown
  }

  /** All parts of the focus in one movement. */
  fadeInFocus(): void {
    this.focusAlpha = 1
    this.fading = Array.from(this.shown.values()).filter(isOfFocus).map(elementOf)
    this.focusAlpha = 0.25
    this.setSmooth('focusAlpha', 1)
  }

  endFade(): void {
    this.transition('focusAlpha').finish()
  }

  get focusAlpha(): number {
    return this.fading[0]?.alpha ?? 1
  }

  set focusAlpha(alpha: number) {
    for (const element of this.fading) element.alpha = alpha
  }

  fadeInPage(): void {
    this.alpha = 0.4
    this.setSmooth('alpha', 1)
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
   * Makes the parts of a scene that may come next, one with every step. Nothing uses their textures
   * yet, so that Lightning lets them go when memory runs short; at `mostPixels` of all textures no
   * more are made.
   */
  *prepare(scene: Scene, source: TextureSource, mostPixels: number): Generator<void> {
    for (const primitive of scene.primitives) {
      if (this.stage.usedMemory > mostPixels) return
      if (this.prepareOne(primitive, source)) yield
    }
  }

  /** False where nothing had to be done. */
  prepareOne(primitive: Primitive, source: TextureSource): boolean {
    const { id } = primitive
    const before = this.shown.get(id)
    if (before !== undefined) {
      if (isPlain(primitive) || looksAsBefore(primitive, before, source.fontsAge)) return false
      this.stage.createElement({ texture: textureOf(primitive, source) }).texture?.load()
      return true
    }
    const spare = this.spare.get(id)
    const made = this.renewed(primitive, spare, source)
    if (made === spare) return false
    made.element.texture?.load()
    this.spare.set(id, made)
    return true
  }
}

const elementOf = ({ element }: Shown): Element => element
const isOfFocus = ({ primitive }: Shown): boolean => primitive.fades === true

const isElsewhere = (now: Rect | null, before: Rect | null): boolean =>
  now !== null && (before === null || !samePlace(now, before))

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
