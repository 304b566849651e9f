/**
 * The parts of @lightningjs/core 2.20 that the app uses. The package's own types lead into
 * TypeScript sources of its own, which the compiler then checks by our stricter rules and refuses.
 */
export interface Texture {
  readonly isLoaded: () => boolean
  /** Draws it now, though no element shows it yet. */
  readonly load: () => void
}

export interface ElementProperties {
  x: number
  y: number
  w: number
  h: number
  alpha: number
  color: number
  rect: boolean
  texture: Texture | null
}

export interface Stage {
  readonly frameCounter: number
  readonly usedMemory: number
  createElement(properties: Partial<ElementProperties>): Element
  drawFrame(): void
  getCanvas(): HTMLCanvasElement
}

export class Element implements ElementProperties {
  x: number
  y: number
  w: number
  h: number
  alpha: number
  color: number
  rect: boolean
  texture: Texture | null
  children: Element[]
  readonly stage: Stage
  patch(properties: Partial<ElementProperties>): void
  /** In the time that the template's `transitions` give to the property. */
  setSmooth(property: string, value: number): void
  /** `finish`: the property has its last value with the next frame. */
  transition(property: string): { readonly finish: () => void }
}

export class Component extends Element {
  static _template(): Partial<ElementProperties> & {
    /** Seconds. */
    readonly transitions?: Readonly<Record<string, { readonly duration: number }>>
  }
  _init(): void
}

export const Tools: {
  getCanvasTexture(
    draw: (done: (error: Error | null, canvas: HTMLCanvasElement) => void) => void,
    key: string,
  ): Texture
}
