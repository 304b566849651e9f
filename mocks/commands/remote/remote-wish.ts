import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#remote-reader-driver/contract/result'
import { clearAir, type RadioFaults } from '#remote-reader-driver/src/emulator/remote/radio'
import {
  parsePlace,
  type SocketPlace,
} from '#remote-reader-driver/src/transports/remote-link/pipes/socket-pipe'
import { type Persona, personas } from '../../fixtures/personas.ts'

export const remoteUsage = `mimamori remote: a simulated remote with a card reader in it

  npx mimamori remote --persona hanako --listen 127.0.0.1:27970
  npx mimamori remote --check 127.0.0.1:27970

  --persona NAME      whose card lies on it: ${personas.map(({ personaId }) => personaId).join(', ')}
  --listen PLACE      HOST:PORT or the path of a Unix socket, for the box to connect to
  --loss PERCENT      how many reports the air loses, each way (0)
  --duplicate PERCENT how many it repeats (0)
  --reorder PERCENT   how many it holds back behind others (0)
  --delay MS          how long every report is under way (0)
  --seed NUMBER       another number gives other accidents (1)
  --battery PERCENT   what the remote says of its battery (80)
  --memory FILE       where it keeps its keys (.data/remote-NAME.json)
  --pair              lets whoever connects try to pair, for two minutes
  --check PLACE       plays the box instead, against a remote that listens there: pairs when it
                      has to, then asks for everything that a sign-in needs but the PIN
  --help              this page

While it runs it reads lines: six digits are typed on its keys, pair opens the pairing window,
remove takes the card away, insert lays it back, quit ends it. The protocol is written down in
docs/protocol/remote-link.md. The card is simulated and so is the radio.
`

export type RemoteWish =
  | { readonly wants: 'help' }
  | { readonly wants: 'check'; readonly place: SocketPlace; readonly memory: string }
  | { readonly wants: 'remote'; readonly plan: RemotePlan }

export interface RemotePlan {
  readonly persona: Persona
  readonly place: SocketPlace
  readonly faults: RadioFaults
  readonly batteryPercent: number
  readonly memory: string
  readonly isPairing: boolean
}

const text = { type: 'string' } as const
const options = {
  persona: text,
  listen: text,
  loss: text,
  duplicate: text,
  reorder: text,
  delay: text,
  seed: text,
  battery: text,
  memory: text,
  check: text,
  pair: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** Reads the command line; an error is a sentence for whoever typed it. */
export function parseRemoteWish(args: readonly string[]): Result<RemoteWish, string> {
  try {
    const given = parseArgs({ args: [...args], options }).values
    if (given.help === true) return ok({ wants: 'help' })
    return given.check === undefined ? ok(remoteWish(given)) : ok(checkWish(given))
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault))
  }
}

type Given = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

const checkWish = ({ check = '', memory }: Given): RemoteWish => ({
  wants: 'check',
  place: placeIn('--check', check),
  memory: memory ?? '.data/remote-check.json',
})

function remoteWish(given: Given): RemoteWish {
  const persona = personas.find(({ personaId }) => personaId === given.persona)
  if (persona === undefined) throw new Error(`there is no persona "${given.persona ?? ''}".`)
  const share = (name: 'loss' | 'duplicate' | 'reorder') => numberIn(given, name, 100) / 100
  const faults = {
    ...clearAir,
    reportMs: 0,
    loss: share('loss'),
    duplication: share('duplicate'),
    reordering: share('reorder'),
    delayMs: numberIn(given, 'delay', 10_000),
    seed: numberIn(given, 'seed', 1_000_000_000, 1),
  }
  const plan = {
    persona,
    faults,
    place: placeIn('--listen', given.listen ?? ''),
    batteryPercent: numberIn(given, 'battery', 100, 80),
    memory: given.memory ?? `.data/remote-${persona.personaId}.json`,
    isPairing: given.pair === true,
  }
  return { wants: 'remote', plan }
}

type NumberName = 'loss' | 'duplicate' | 'reorder' | 'delay' | 'seed' | 'battery'

function numberIn(given: Given, name: NumberName, most: number, usual = 0): number {
  const typed = given[name]
  if (typed === undefined) return usual
  const number = Number(typed)
  if (/^\d+(\.\d+)?$/.test(typed) && number <= most) return number
  throw new Error(`--${name} must be a number from 0 to ${most}, not "${typed}".`)
}

function placeIn(option: string, typed: string): SocketPlace {
  const place = parsePlace(typed)
  if (place !== null) return place
  throw new Error(`${option} must be an address such as 127.0.0.1:27970, not "${typed}".`)
}
