import { longestMessageBytes } from '../../contract/box-host.ts'
import type { CardRefusal } from '../../contract/card-refusal.ts'
import { type RpcError, RpcRequest, rpcErrorCodes } from '../../contract/json-rpc.ts'
import { err, ok, type Result } from '../../contract/result.ts'

/** Reads one message of a client; a batch, a list of any kind, is an invalid request. */
export function parseRequest(text: string): Result<RpcRequest, RpcError> {
  if (new TextEncoder().encode(text).length > longestMessageBytes) {
    return err(rpcError('invalidRequest'))
  }
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  const request = RpcRequest.safeParse(parsed.value)
  return request.success ? ok(request.data) : err(rpcError('invalidRequest'))
}

function parseJson(text: string): Result<unknown, RpcError> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return err(rpcError('parseError'))
  }
}

/** An error of the protocol itself, by its name in JSON-RPC 2.0 §5.1. */
export const rpcError = (name: keyof typeof rpcErrorCodes): RpcError => ({
  code: rpcErrorCodes[name],
  message: name,
})

export const refusalCodes = {
  no_card: 1001,
  card_removed: 1002,
  card_timeout: 1003,
  not_jpki_card: 1004,
  reader_busy: 1005,
  reader_unavailable: 1006,
  malformed_pin: 1007,
  wrong_pin: 1008,
  last_try: 1009,
  pin_blocked: 1010,
  unexpected_status: 1011,
  card_changed: 1012,
} as const satisfies Record<CardRefusal['kind'], number>

/** A refusal of the card as an error object: a positive code, the refusal itself as its data. */
export const refusalError = (refusal: CardRefusal): RpcError => ({
  code: refusalCodes[refusal.kind],
  message: refusal.kind,
  data: refusal,
})

/** The answer to the question with this id. */
export const answerText = (
  id: string | number | null,
  answered: Result<unknown, RpcError>,
): string =>
  messageText(
    answered.ok
      ? { jsonrpc: '2.0', id, result: answered.value }
      : { jsonrpc: '2.0', id, error: answered.error },
  )

/** An event for a client that registered `id`; events carry no id of their own. */
export const eventText = (id: string, event: string, params: object): string =>
  messageText({ jsonrpc: '2.0', method: `${id}.${event}`, params })

/**
 * JSON of ASCII letters in which no backslash follows another: ThunderJS normalises every message (NFC) and takes
 * whatever looks like `\xNN` out of it before it parses it.
 */
const messageText = (message: object): string =>
  JSON.stringify(message).replace(/\\\\|[^\x20-\x7e]/g, (found) => escapeUnit(found.charCodeAt(0)))

const escapeUnit = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`
