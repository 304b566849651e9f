import { linkFaultOf } from '../../apdu/link-fault.ts'
import { pause, type SetAlarm } from './link/alarm.ts'
import type { CcidLink } from './link/ccid-link.ts'
import type { CcidDescriptor } from './message/class-descriptor.ts'
import type { InMessage } from './message/in-message.ts'
import type { OutMessage, PowerSelect } from './message/out-message.ts'
import { type OpenRefusal, refusalOf } from './reader-refusal.ts'

export interface PowerDeps {
  readonly link: CcidLink
  readonly descriptor: CcidDescriptor
  readonly setAlarm: SetAlarm
}

/** A reader is busy with a card that was just laid for about as long as a card takes to start. */
const busyPauseMs = 100
const mostAttempts = 10
/** How long a card stays without power before another voltage (ISO/IEC 7816-3 §6.2.1). */
const betweenVoltagesMs = 10

/**
 * Gives a card its power from cold, at the voltage that the reader picks or else at each of its
 * voltages in turn; null when the card answered to reset. Rejects with `linkFault`.
 */
export async function powerOn(deps: PowerDeps): Promise<OpenRefusal | null> {
  const status = await askPatiently(deps, { kind: 'get_slot_status' })
  const refusal = refusalOf(status)
  if (refusal !== null) return refusal
  if (status.card === 'active') await powerOff(deps)
  const { picksVoltage, voltages } = deps.descriptor
  return tryVoltages(deps, picksVoltage ? ['automatic', ...voltages] : voltages)
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
  for (const voltage of voltages) {
    const said = await askPatiently(deps, { kind: 'power_on', voltage })
    const hasAnswered = said.kind === 'data_block' && said.data.length > 0
    const refused = refusalOf(said)
    if (refused === null && hasAnswered) return null
    refusal = refused ?? 'reader_unavailable'
    await powerOff(deps)
    if (!isWorthAnotherVoltage(voltage, said)) return refusal
    await pause(deps.setAlarm, betweenVoltagesMs)
  }
  return refusal
}

/** A reader that picks the voltage has tried them all, unless it says that it does not pick. */
function isWorthAnotherVoltage(voltage: PowerSelect, { card, outcome }: InMessage): boolean {
  if (card === 'absent' || outcome.kind !== 'failed') return false
  return voltage !== 'automatic' || outcome.error === 'bad_power_select'
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
