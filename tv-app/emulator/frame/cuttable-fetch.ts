import type { LineFaults } from '../protocol/frame-messages.ts'

const lookEveryMs = 200

/** A long answer breaks off when the network is switched off, as it does without a cable. */
export function cuttableFetch(fetchFrom: typeof fetch, faults: () => LineFaults): typeof fetch {
  return async (input, init) => {
    const cut = new AbortController()
    const signals = init?.signal ? [init.signal, cut.signal] : [cut.signal]
    const timer = setInterval(() => {
      if (!faults().isNetworkOff) return
      cut.abort()
      clearInterval(timer)
    }, lookEveryMs)
    init?.signal?.addEventListener('abort', () => clearInterval(timer))
    return await fetchFrom(input, { ...init, signal: AbortSignal.any(signals) })
  }
}
