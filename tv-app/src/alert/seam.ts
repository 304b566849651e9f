/**
 * What the alert layer and the app say to one another. They are two scripts that share no module:
 * each goes on when the other is not there.
 */

/** An order in force at this home, as the menu names it. */
export interface LiveAlert {
  /** 「警戒レベル４」; 【訓練】 before it in a drill. */
  readonly tag: string
  /** 「避難指示」; 【訓練】 before it in a drill. */
  readonly name: string
  /** What the people here answered: 「安全な所にいます」. */
  readonly answer: string | null
}

export interface AlertNews {
  /** It covers the screen and takes every key. */
  readonly isInFront: boolean
  /** The line 「…続いています」 lies over the broadcast. */
  readonly hasStrip: boolean
  readonly live: LiveAlert | null
}

export type AppNews =
  /** The app is there, and wants to know how things stand. */
  | { readonly kind: 'hello' }
  /** Whether the broadcast can be seen; only there the strip has a place. */
  | { readonly kind: 'ground'; readonly isBroadcast: boolean }
  /** 防災のお知らせ was chosen in the menu. */
  | { readonly kind: 'reopen' }

/** How things stand for an app that has not heard of the layer yet. */
export const noAlerts: AlertNews = { isInFront: false, hasStrip: false, live: null }

interface SeamEvents {
  readonly 'mimamori:alerts': AlertNews
  readonly 'mimamori:app': AppNews
}

const tell = <Name extends keyof SeamEvents>(
  target: EventTarget,
  name: Name,
  detail: SeamEvents[Name],
): void => void target.dispatchEvent(new CustomEvent(name, { detail }))

function listen<Name extends keyof SeamEvents>(
  target: EventTarget,
  name: Name,
  listener: (detail: SeamEvents[Name]) => void,
): () => void {
  const onEvent = (event: Event): void => {
    if (event instanceof CustomEvent) listener(event.detail)
  }
  target.addEventListener(name, onEvent)
  return () => target.removeEventListener(name, onEvent)
}

/** The layer's end. */
export const layerSeam = (target: EventTarget) => ({
  tell: (news: AlertNews) => tell(target, 'mimamori:alerts', news),
  listen: (listener: (news: AppNews) => void) => listen(target, 'mimamori:app', listener),
})
export type LayerSeam = ReturnType<typeof layerSeam>

/** The app's end. */
export const appSeam = (target: EventTarget) => ({
  tell: (news: AppNews) => tell(target, 'mimamori:app', news),
  listen: (listener: (news: AlertNews) => void) => listen(target, 'mimamori:alerts', listener),
})
export type AppSeam = ReturnType<typeof appSeam>
