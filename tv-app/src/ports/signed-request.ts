import type * as z from 'zod/mini'
import { ProblemBody } from '#cable-backend/contract/problem'
import type { ProofParams } from '#remote-reader-driver/contract/box-host'
import { err, ok, type Result } from '#remote-reader-driver/contract/result'
import { noNonce, type ServerNonce, sendProven } from '../proven/send-proven.ts'
import type { Wall, WallRefusal } from './refusal.ts'

/** Asks the box's key for a DPoP proof (RFC 9449 §4.2); null when the box host is not there. */
export type ProveRequest = (params: ProofParams) => Promise<string | null>

export interface RequestDeps {
  readonly wall: Wall
  /** Public base URL without a slash at its end. */
  readonly baseUrl: string
  readonly fetchFrom: typeof fetch
  readonly prove: ProveRequest
}

export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly value: Readonly<Record<string, string>> }

export interface SignedRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly accessToken: string | null
  readonly body?: RequestBody
  readonly answer: z.ZodMiniType<T>
}

export type Ask = <T>(request: SignedRequest<T>) => Promise<Result<T, WallRefusal>>

/** A wall that has said nothing for this long is not reached. */
const patienceMs = 10_000

/**
 * Requests to one wall, each with a fresh proof of the box's key and, once signed in, the token
 * bound to that key (RFC 9449 §7.1). Tokens are never logged and never leave this call.
 */
export function createAsk(deps: RequestDeps): Ask {
  const nonce = noNonce()
  return async (request) => {
    const replied = await reach(request, { ...deps, nonce })
    if (replied === 'unproven') return err({ kind: 'box_host_down' })
    if (replied === null) return err({ kind: 'unreachable', wall: deps.wall })
    return readReply(replied, request.answer, deps.wall)
  }
}

function initOf<T>({ method, accessToken, body }: SignedRequest<T>, proof: string): RequestInit {
  const headers: Record<string, string> = { DPoP: proof, Accept: 'application/json' }
  if (accessToken !== null) headers.Authorization = `DPoP ${accessToken}`
  const init = { method, headers, signal: AbortSignal.timeout(patienceMs) }
  if (body === undefined) return init
  if (body.kind === 'json') {
    headers['Content-Type'] = 'application/json'
    return { ...init, body: JSON.stringify(body.value) }
  }
  headers['Content-Type'] = 'application/x-www-form-urlencoded'
  return { ...init, body: new URLSearchParams(body.value).toString() }
}

interface Reply {
  readonly isSuccess: boolean
  readonly isServerFault: boolean
  /** Null for an empty body, undefined for one that is not JSON. */
  readonly json: unknown
}

async function reach<T>(
  request: SignedRequest<T>,
  { baseUrl, nonce, prove, fetchFrom }: RequestDeps & { readonly nonce: ServerNonce },
): Promise<Reply | 'unproven' | null> {
  const htu = `${baseUrl}${request.path}`
  const { method: htm, accessToken } = request
  const proven = { htm, htu, accessToken }
  try {
    const response = await sendProven({
      nonce,
      prove: (last) => prove(last === null ? proven : { ...proven, nonce: last }),
      send: (proof) => fetchFrom(htu, initOf(request, proof)),
    })
    if (response === null) return 'unproven'
    const json = jsonOf(await response.text())
    return { isSuccess: response.ok, isServerFault: response.status >= 500, json }
  } catch {
    return null
  }
}

function jsonOf(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readReply<T>(
  { isSuccess, isServerFault, json }: Reply,
  answer: z.ZodMiniType<T>,
  wall: Wall,
): Result<T, WallRefusal> {
  if (isSuccess) {
    const parsed = answer.safeParse(json)
    return parsed.success ? ok(parsed.data) : err({ kind: 'problem', code: 'unexpected' })
  }
  const problem = ProblemBody.safeParse(json)
  if (problem.success) return err({ kind: 'problem', code: problem.data.code })
  return isServerFault
    ? err({ kind: 'unreachable', wall })
    : err({ kind: 'problem', code: 'unexpected' })
}
