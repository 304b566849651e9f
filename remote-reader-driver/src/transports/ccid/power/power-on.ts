import { linkFaultOf } from '../../../apdu/link-fault.ts'
import { pause, type SetAlarm } from '../../alarm.ts'
import type { CcidLink } from '../link/ccid-link.ts'
import type { CcidDescriptor } from '../message/class-descriptor.ts'
import type { InMessage } from '../message/in-message.ts'
import type { OutMessage, PowerSelect } from '../message/out-message.ts'
import { type OpenRefusal, refusalOf } from './reader-refusal.ts'

export interface PowerDeps {
  readonly link: CcidLink
  readonly descriptor: CcidDescriptor
  readonly setAlarm: SetAlarm
}

/** A reader is busy with a card that was just laid for about as long as a card takes to start. */
const busyPauseMs = 100
const mostAttempts = 10
/** How long a card stays without power before the next attempt (ISO/IEC 7816-3 §6.2.1). */
const restMs = 50

/**
 * Gives a card its power from cold, at the voltage that the reader picks or else at each of its
 * voltages in turn; null when the card answered to reset. A card that is still being laid may be
 * mute once, so that the reader picks twice. Rejects with `linkFault`.
 */
export async function powerOn(deps: PowerDeps): Promise<OpenRefusal | null> {
  const status = await askPatiently(deps, { kind: 'get_slot_status' })
  const refusal = refusalOf(status)
  if (refusal !== null) return refusal
  if (status.card === 'active') await powerOff(deps)
  const { picksVoltage, voltages } = deps.descriptor
  return tryVoltages(deps, picksVoltage ? ['automatic', 'automatic', ...voltages] : voltages)
}

/** Takes the card's power away; quiet when the reader or the card is gone. */
export async function powerOff(deps: PowerDeps): Promise<void> {
  const ask = () => askPatiently(deps, { kind: 'power_off' })
  await ask().catch((fault: unknown) => askOnceMore(fault, ask))
}

/** A reader that was stopped in the middle of something may not have come to it. */
async function askOnceMore(fault: unknown, ask: () => Promise<InMessage>): Promise<void> {
  if (linkFaultOf(fault) === 'card_timeout') await ask().catch(() => undefined)
}

async function tryVoltages(
  deps: PowerDeps,
  voltages: readonly PowerSelect[],
): Promise<OpenRefusal | null> {
  let refusal: OpenRefusal = 'reader_unavailable'
  let last: Attempt | null = null
  for (const voltage of voltages) {
    if (last !== null && !isWorthTrying(voltage, last)) continue
    if (last !== null) await pause(deps.setAlarm, restMs)
    const said = await askPatiently(deps, { kind: 'power_on', voltage })
    const refused = powerRefusalOf(said)
    if (refused === null) return null
    refusal = refused
    last = { voltage, said }
    await powerOff(deps)
  }
  return refusal
}

/** A card that got its power answers to reset, with at least one byte. */
function powerRefusalOf(said: InMessage): OpenRefusal | null {
  const hasAnswered = said.kind === 'data_block' && said.data.length > 0
  return refusalOf(said) ?? (hasAnswered ? null : 'reader_unavailable')
}

interface Attempt {
  readonly voltage: PowerSelect
  readonly said: InMessage
}

/** A reader that picks the voltage has tried them all, unless it says that it does not pick. */
function isWorthTrying(voltage: PowerSelect, last: Attempt): boolean {
  const { card, outcome } = last.said
  if (card === 'absent' || outcome.kind !== 'failed') return false
  if (last.voltage !== 'automatic') return true
  const picksNone = outcome.error === 'bad_power_select'
  return voltage === 'automatic' ? !picksNone : picksNone
}

/** Only for what may be asked again: power and status, never a command to the card. */
async function askPatiently(
  { link, setAlarm }: PowerDeps,
  message: Exclude<OutMessage, { kind: 'transfer_block' }>,
): Promise<InMessage> {
  for (let attempt = 1; ; attempt += 1) {
    const said = await link.ask(message)
    const isBusy = refusalOf(said) === 'reader_busy'
    if (!isBusy || attempt === mostAttempts) return said
    await pause(setAlarm, busyPauseMs)
  }
}
