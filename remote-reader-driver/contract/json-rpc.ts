import * as z from 'zod/mini'

/** What either side of the line may say: JSON-RPC 2.0, one object a message, never a batch. */
const version = z.literal('2.0')
const RequestId = z.union([z.string(), z.int()])

/** A question when it has an id; without one, from the host, it is an event. */
export const RpcRequest = z.strictObject({
  jsonrpc: version,
  id: z.optional(RequestId),
  method: z.string(),
  params: z.optional(z.unknown()),
})
export type RpcRequest = z.infer<typeof RpcRequest>

export const RpcError = z.strictObject({
  code: z.int(),
  message: z.string(),
  data: z.optional(z.unknown()),
})
export type RpcError = z.infer<typeof RpcError>

const RpcResult = z.strictObject({ jsonrpc: version, id: RequestId, result: z.unknown() })
const RpcFailure = z.strictObject({
  jsonrpc: version,
  id: z.nullable(RequestId),
  error: RpcError,
})
const RpcEvent = z.strictObject({
  jsonrpc: version,
  method: z.string(),
  params: z.optional(z.unknown()),
})

/** Whatever the host may send. */
export const RpcFromHost = z.union([RpcResult, RpcFailure, RpcEvent])
export type RpcFromHost = z.infer<typeof RpcFromHost>

/**
 * The codes of JSON-RPC 2.0 §5.1, and one of our own from the range that it leaves to servers. A refusal of the card has a positive code and its own
 * data.
 */
export const rpcErrorCodes = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
  tooManyQuestions: -32000,
} as const
