import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, type Result } from '../../../contract/result.ts'
import { linkFault, linkFaultOf } from '../../apdu/link-fault.ts'
import { type Transmit, withCorrectLength, withGetResponse } from '../../apdu/transmit.ts'
import type { CardSlot, OpenCard } from '../card-slot.ts'
import { createLifeline, type Lifeline } from './lifeline.ts'

export interface CardSessionPlan<T> {
  readonly slot: CardSlot
  /** How long one command may take, power-up and power-off too; a signature takes about a second. */
  readonly apduTimeoutMs: number
  readonly signal: AbortSignal
  readonly work: (transmit: Transmit) => Promise<Result<T, CardRefusal>>
}

/**
 * Runs `work` with the card powered up for it alone and powers the card off afterwards, whatever
 * happened. A card or reader that is gone, silent or replaced is a refusal of its own, and nothing
 * more is sent from then on; every other fault is thrown.
 */
export async function runCardSession<T>(plan: CardSessionPlan<T>): Promise<Result<T, CardRefusal>> {
  const lifeline = createLifeline(plan)
  try {
    const opened = await openInTime(plan)
    if (!opened.ok) return opened
    return await runPowered(plan, opened.value, lifeline)
  } catch (error) {
    const kind = linkFaultOf(error)
    if (kind === null) throw error
    return err({ kind })
  } finally {
    lifeline.end()
  }
}

async function runPowered<T>(
  { apduTimeoutMs, work }: CardSessionPlan<T>,
  card: OpenCard,
  { hold }: Lifeline,
): Promise<Result<T, CardRefusal>> {
  try {
    return await work(withGetResponse(withCorrectLength(hold(card.transmit))))
  } finally {
    await withinTime(apduTimeoutMs, card.powerOff())
  }
}

/** A card that powers up when nobody waits for it any more is powered off again. */
async function openInTime<T>({
  slot,
  apduTimeoutMs,
}: CardSessionPlan<T>): Promise<Result<OpenCard, CardRefusal>> {
  const opening = slot.open()
  const opened = await withinTime(apduTimeoutMs, opening)
  if (opened !== null) return opened
  opening.then((late) => (late.ok ? late.value.powerOff() : undefined)).catch(() => undefined)
  throw linkFault('card_timeout')
}

/** What a promise brings, or null when `ms` milliseconds go by before it does. */
function withinTime<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
