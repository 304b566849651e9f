import type { HttpExchange, LineFaults } from '../protocol/frame-messages.ts'

export interface FaultyFetchDeps {
  readonly fetchFrom: typeof fetch
  readonly faults: () => LineFaults
  readonly clockMs: () => number
  readonly onExchange: (exchange: HttpExchange) => void
}

/** What a reverse proxy says when nothing stands behind it: 503 and no JSON. */
const downAnswer = () =>
  new Response('<html><body>503 Service Unavailable</body></html>', {
    status: 503,
    headers: { 'Content-Type': 'text/html' },
  })

const send = async (deps: FaultyFetchDeps, request: Request): Promise<Response> => {
  const { isNetworkOff, isBackendDown } = deps.faults()
  if (isNetworkOff) throw new TypeError('Failed to fetch')
  if (isBackendDown) return downAnswer()
  return await deps.fetchFrom(request)
}

/**
 * The TV app's way to its servers, with the faults that are switched on, and a note of each
 * request: method, path, status and time. Query, headers and bodies are never looked at.
 */
export function createFaultyFetch(deps: FaultyFetchDeps): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const startedAt = deps.clockMs()
    const { method } = request
    const path = new URL(request.url).pathname
    const note = (status: number | null) =>
      deps.onExchange({ method, path, status, durationMs: deps.clockMs() - startedAt })
    try {
      const response = await send(deps, request)
      note(response.status)
      return response
    } catch (cause) {
      note(null)
      throw cause
    }
  }
}
