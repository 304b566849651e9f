import * as z from 'zod/mini'
import type { CardReaderEvent } from '../../contract/box-host.ts'
import type { RpcError } from '../../contract/json-rpc.ts'
import { err, type Result } from '../../contract/result.ts'
import type { EventRegistry } from './event-registry.ts'
import { rpcError } from './rpc-message.ts'

/** The client that asks, as methods see it. */
export interface Caller {
  readonly events: EventRegistry
  /** Sends an event to this client, where it registered for it. */
  readonly tell: (event: CardReaderEvent, params: object) => void
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal
}

export type Method = (params: unknown, caller: Caller) => Promise<Result<unknown, RpcError>>
export type Methods = ReadonlyMap<string, Method>

/** For methods that take nothing: no params, or an empty object. */
export const NoParams = z.optional(z.strictObject({}))

/** A method that runs only with params of its schema; others are −32602. */
export const method =
  <Params>(
    schema: z.ZodMiniType<Params>,
    run: (params: Params, caller: Caller) => Promise<Result<unknown, RpcError>>,
  ): Method =>
  async (params, caller) => {
    const parsed = schema.safeParse(params)
    return parsed.success ? run(parsed.data, caller) : err(rpcError('invalidParams'))
  }
