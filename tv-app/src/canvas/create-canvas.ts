import { Launch } from '@lightningjs/sdk'
import type { Scene } from '../page/scene.ts'
import { stage } from '../theme.ts'
import { createPace } from './pace.ts'
import { createPictureImages } from './pictures/picture-images.ts'
import { type CanvasMode, modeOf } from './probe-webgl.ts'
import { SceneView } from './scene-view.ts'

/** Pixels of textures kept before unused ones are let go: 12 million, 48 MB on a small box. */
const memoryPressure = 12e6
/** Above this nothing is drawn ahead: the page that is shown comes first. */
const mostPrepared = 8e6

export interface CanvasOptions {
  readonly parent: HTMLElement
  /** `auto` takes WebGL where a context can really be had. */
  readonly mode: CanvasMode | 'auto'
  /** Physical px for one px of the page; 2/3 for a 720p plane. */
  readonly precision?: number
  /** Milliseconds, for the length of a frame. */
  readonly now?: () => number
}

export interface CanvasStats {
  readonly mode: CanvasMode
  readonly frames: number
  readonly lastFrameMs: number
  readonly elements: number
  /** Pixels of all textures. */
  readonly texturePixels: number
}

export interface TvCanvas {
  /**
   * Shows a scene in this very call, once Lightning is up; before that, as soon as it is. The very
   * scene that is shown is not drawn again.
   */
  readonly draw: (scene: Scene) => void
  /** Makes the parts of a scene that may come next, one with every step, and shows nothing. */
  readonly prepare: (scene: Scene) => Iterable<void>
  /** Fonts have arrived: words are drawn anew with the next scene. */
  readonly renewWords: () => void
  readonly stats: () => CanvasStats
  readonly destroy: () => void
}

/**
 * Lightning on a canvas of its own in `parent`. It loads no fonts, takes no keys and never closes
 * itself: fonts come by CSS, keys through the key adapter, and the end is `destroy`.
 */
export function createCanvas(options: CanvasOptions): TvCanvas {
  const mode = modeOf(options.mode)
  const precision = options.precision ?? 1
  const images = createPictureImages(precision)
  const now = options.now ?? (() => performance.now())
  const pace = createPace(now)
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const state = {
    fontsAge: 0,
    lastFrameMs: 0,
    view: null as SceneView | null,
    scene: null as Scene | null,
    /** The scene that stands on the canvas as it is. */
    drawn: null as Scene | null,
    isRehearsed: false,
  }
  const app = launch({
    mode,
    precision,
    onReady: (view) => {
      state.view = view
      if (state.scene !== null) draw(state.scene)
    },
  })

  const needs = {
    source: () => ({ scale: precision, images, fontsAge: state.fontsAge }),
    mayMove: () => !still.matches && pace.mayMove(),
  }

  function draw(scene: Scene): void {
    state.scene = scene
    if (state.view === null || state.drawn === scene) return
    const startedAt = now()
    state.view.show(scene, needs)
    showCanvas()
    app.stage.drawFrame()
    state.drawn = scene
    state.lastFrameMs = now() - startedAt
    requestAnimationFrame(timeNextFrame)
  }

  /** With the first scene: the browser need not show an empty canvas before. */
  function showCanvas(): void {
    const canvas = app.stage.getCanvas()
    if (!canvas.isConnected) options.parent.prepend(canvas)
  }

  /** The browser's own work on our frame, which is most of it, lies between two of its frames. */
  function timeNextFrame(thisFrameAt: number): void {
    requestAnimationFrame((nextFrameAt) => {
      pace.took(nextFrameAt - thisFrameAt)
    })
  }

  function* prepare(scene: Scene): Generator<void> {
    const { view, drawn } = state
    if (view === null) return
    if (!state.isRehearsed && drawn !== null && drawn.focus !== null) {
      rehearse(view, drawn)
      yield
    }
    preload(scene)
    yield* view.prepare(scene, needs.source(), mostPrepared)
  }

  /**
   * Takes the focus away and gives it back before anybody sees it: what a browser runs for the first
   * time is slow, and the first key should not wait for that.
   */
  function rehearse(view: SceneView, scene: Scene): void {
    const moving = { ...needs, mayMove: () => true }
    const primitives = scene.primitives.filter(({ fades }) => fades !== true)
    view.show({ ...scene, primitives, focus: null }, moving)
    app.stage.drawFrame()
    view.show(scene, moving)
    view.endFade()
    app.stage.drawFrame()
    state.isRehearsed = true
  }

  /** The same pictures as they look with and without the focus, so that it finds them ready. */
  function preload(scene: Scene): void {
    for (const primitive of scene.primitives) {
      if (primitive.kind !== 'picture' || !primitive.id.startsWith('choice/')) continue
      images.load({ ...primitive, colour: '#ffffff', hole: '#0b3a75' })
      images.load({ ...primitive, colour: '#1b1a18', hole: '#fbf8f1' })
    }
  }

  return {
    draw,
    prepare,
    renewWords: () => {
      state.fontsAge += 1
      state.drawn = null
    },
    stats: () => ({
      mode,
      frames: app.stage.frameCounter,
      lastFrameMs: state.lastFrameMs,
      elements: state.view?.shown.size ?? 0,
      texturePixels: app.stage.usedMemory,
    }),
    destroy: () => {
      const canvas = app.stage.getCanvas()
      state.view = null
      app.destroy()
      canvas.remove()
    },
  }
}

interface LaunchNeeds {
  readonly mode: CanvasMode
  readonly precision: number
  readonly onReady: (view: SceneView) => void
}

function launch({ mode, precision, onReady }: LaunchNeeds) {
  class TvApp extends SceneView {
    override _init(): void {
      onReady(this)
    }
  }
  const lightning = {
    debug: false,
    enablePointer: false,
    // With a table it listens to every key before we do, and walks its focus path for nothing.
    keys: null,
    stage: {
      w: stage.w * precision,
      h: stage.h * precision,
      precision,
      clearColor: 0x00000000,
      canvas2d: mode === 'canvas2d',
      pauseRafLoopOnIdle: true,
      memoryPressure,
      useImageWorker: false,
    },
  }
  const platform = {
    width: stage.w * precision,
    height: stage.h * precision,
    path: './',
    log: false,
    onClose: () => undefined,
  }
  return Launch(TvApp, lightning, platform)
}
