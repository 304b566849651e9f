/** Calls once, in a moment in which nothing else is to be done; answers how to call it off. */
export type WhenIdle = (call: () => void) => () => void

/** A picture that never stands still leaves no moment: then it is taken after so long, ms. */
const mostPatienceMs = 200
/** One frame: where a browser cannot tell an idle moment, the next one is drawn first. */
const frameMs = 17

/** Between frames and after every key that waits, where the browser can tell; else a frame later. */
export const browserIdle: WhenIdle = (call) => {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(() => call(), { timeout: mostPatienceMs })
    return () => cancelIdleCallback(asked)
  }
  const timer = setTimeout(call, frameMs)
  return () => clearTimeout(timer)
}
