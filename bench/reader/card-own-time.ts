import { ok } from '#remote-reader-driver/contract/result'
import { type Command, encodeCommand } from '#remote-reader-driver/src/apdu/command'
import { transmitOver } from '#remote-reader-driver/src/apdu/transmit'
import { createEmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import type { PersonaCard } from '#remote-reader-driver/src/emulator/persona-card'
import { myNumberCard } from '#remote-reader-driver/src/jpki/profile/my-number-card'
import { createAskCard } from '#remote-reader-driver/src/reader/ask-card'
import type { CardSlot } from '#remote-reader-driver/src/reader/card-slot'
import { type Figure, median, quantile, rounded } from '../figure.ts'

type Exchange = (command: Uint8Array) => Promise<Uint8Array>

const signInsPerRun = 100
const runs = 60

/**
 * Time per APDU through the whole session stack against a bare loop over the same card: the same
 * commands, all of a sign-in but the signature, awaited one after the other.
 */
export async function measureOwnTime(persona: PersonaCard): Promise<Figure[]> {
  const card = createEmulatedCard(persona)
  const exchange: Exchange = async (command) => card.exchange(command)
  const commands = commandsOfSignIn(persona)
  const times = { bare: [] as number[], stack: [] as number[] }
  for (let run = 0; run <= runs; run += 1) {
    const bare = await timeBareLoop(exchange, commands)
    const stack = await timeSessionStack(exchange, commands)
    // The first run only warms up.
    if (run === 0) continue
    times.bare.push(...bare)
    times.stack.push(...stack)
  }
  const ratio = (share: number) =>
    rounded(quantile(times.stack, share) / quantile(times.bare, share))
  const count = runs * signInsPerRun * commands.length
  const how = `${count} APDUs each, ${runs} turns of either, warm, without the signature, both awaited`
  const against = `session stack against a bare loop over the same card; ${how}`
  return [
    {
      name: 'card: time per APDU, times a bare loop, p50',
      value: ratio(0.5),
      unit: 'times',
      atMost: 2,
      how: against,
    },
    {
      name: 'card: time per APDU, times a bare loop, p99',
      value: ratio(0.99),
      unit: 'times',
      atMost: 2,
      how: against,
    },
    {
      name: 'card: own time per APDU',
      value: rounded(1000 * (median(times.stack) - median(times.bare))),
      unit: 'µs',
      atMost: null,
      how: `p50 of the session stack less p50 of the bare loop; ${how}`,
    },
  ]
}

/** In the order of a sign-in; between the parts of the certificate 256 bytes are read at a time. */
function commandsOfSignIn({ pin }: PersonaCard): readonly Command[] {
  const { certificateFile, pin: pinProfile, keyFile } = myNumberCard.keys.authentication
  const select = (file: number): Command => {
    const data = Uint8Array.of(file >> 8, file & 0xff)
    return { cla: 0, ins: 0xa4, p1: 0x02, p2: 0x0c, data }
  }
  const reads = [256, 256, 256, 256, 256, 256, 47].map(
    (le, part): Command => ({ cla: 0, ins: 0xb0, p1: part, p2: 0, le }),
  )
  const verify: Command = { cla: 0, ins: 0x20, p1: 0, p2: 0x80 }
  const data = new TextEncoder().encode(pin)
  return [
    { cla: 0, ins: 0xa4, p1: 0x04, p2: 0x0c, data: myNumberCard.applicationId },
    ...[select(certificateFile), ...reads],
    ...[select(pinProfile.file), verify, { ...verify, data }],
    select(keyFile),
  ]
}

async function timeBareLoop(exchange: Exchange, commands: readonly Command[]): Promise<number[]> {
  const encoded = commands.map(encodeCommand)
  const times: number[] = []
  for (let signIn = 0; signIn < signInsPerRun; signIn += 1) {
    for (const command of encoded) {
      const startedAt = performance.now()
      await exchange(command)
      times.push(performance.now() - startedAt)
    }
  }
  return times
}

async function timeSessionStack(
  exchange: Exchange,
  commands: readonly Command[],
): Promise<number[]> {
  const slot: CardSlot = {
    presence: () => 'present',
    onPresence: () => () => undefined,
    open: async () => ok({ transmit: transmitOver(exchange), powerOff: async () => undefined }),
  }
  const askCard = createAskCard({ slot, profiles: [myNumberCard], apduTimeoutMs: 10_000 })
  const times: number[] = []
  const timed = await askCard({
    keyName: 'authentication',
    signal: new AbortController().signal,
    ask: async ({ transmit }) => {
      for (let signIn = 0; signIn < signInsPerRun; signIn += 1) {
        for (const command of commands) {
          const startedAt = performance.now()
          await transmit(command)
          times.push(performance.now() - startedAt)
        }
      }
      return ok(undefined)
    },
  })
  if (!timed.ok) throw new Error(`the card refused: ${timed.error.kind}`)
  return times
}
