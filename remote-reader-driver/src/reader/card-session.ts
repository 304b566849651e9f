import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, type Result } from '../../contract/result.ts'
import { linkFaultOf } from '../apdu/link-fault.ts'
import {
  type Transmit,
  withAbort,
  withCorrectLength,
  withGetResponse,
  withTimeout,
} from '../apdu/transmit.ts'
import type { CardSlot } from './card-slot.ts'

export interface CardSessionPlan<T> {
  readonly slot: CardSlot
  /** How long one command may take; a signature takes about a second. */
  readonly apduTimeoutMs: number
  readonly signal: AbortSignal
  readonly work: (transmit: Transmit) => Promise<Result<T, CardRefusal>>
}

/**
 * Runs `work` with the card powered up for it alone and powers the card off afterwards, whatever
 * happened. A card or reader that is gone or silent is a refusal, every other fault is thrown.
 */
export async function runCardSession<T>(plan: CardSessionPlan<T>): Promise<Result<T, CardRefusal>> {
  const opened = await plan.slot.open()
  if (!opened.ok) return opened
  const card = opened.value
  const timed = withTimeout(plan.apduTimeoutMs)(card.transmit)
  const transmit = withGetResponse(withCorrectLength(withAbort(plan.signal)(timed)))
  try {
    return await plan.work(transmit)
  } catch (error) {
    const kind = linkFaultOf(error)
    if (kind === null) throw error
    return err({ kind })
  } finally {
    await card.powerOff()
  }
}
