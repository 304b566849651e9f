import { createEmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import { createEmulatedSlot } from '#remote-reader-driver/src/emulator/emulated-slot'
import { createThrowawayPersona } from '#remote-reader-driver/src/emulator/throwaway-persona'
import { builtInReaders } from '#remote-reader-driver/src/host/service/built-in-readers'
import type {
  ClosableSlot,
  ReaderStart,
  Readers,
  Variables,
} from '#remote-reader-driver/src/host/service/readers'
import { runBoxHost as runService } from '#remote-reader-driver/src/host/service/run-box-host'
import { signalled } from '#remote-reader-driver/src/host/service/signalled'

const madeUpPin = '1234'

/** `mimamori box-host`: the real service, with a simulated reader beside those that a box can have. */
export const runBoxHost = (args: readonly string[], variables: Variables): Promise<number> =>
  runService({
    args,
    variables,
    readers: readersWithEmulated,
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    stopped: signalled,
  })

const readersWithEmulated: Readers = new Map([
  ...builtInReaders,
  ['emulated', { about: `simulated: a made-up card lies on it, PIN ${madeUpPin}`, open }],
])

async function open({ variables }: ReaderStart): Promise<ClosableSlot> {
  if (variables.NODE_ENV === 'production')
    throw new Error('it is simulated, so it is not for production')
  const slot = createEmulatedSlot({ sleep: (ms) => new Promise((done) => setTimeout(done, ms)) })
  const { persona } = await createThrowawayPersona({ certificateLength: 1583, pin: madeUpPin })
  slot.insert(createEmulatedCard(persona))
  return { ...slot, close: async () => slot.remove() }
}
