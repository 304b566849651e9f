import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#remote-reader-driver/contract/result'
import {
  createEmulatedCard,
  type EmulatedCard,
} from '#remote-reader-driver/src/emulator/emulated-card'
import type { PersonaCard } from '#remote-reader-driver/src/emulator/persona-card'
import type { VpcdEvent } from '#remote-reader-driver/src/emulator/vpcd/card-link'
import { plugIntoVpcd, type VpcdPlug } from '#remote-reader-driver/src/emulator/vpcd/plug-into-vpcd'
import { signalled } from '#remote-reader-driver/src/host/service/signalled'
import { type Persona, personas } from '../fixtures/personas.ts'
import { issueTwoKeyCard, signingPasswordOf } from '../fixtures/two-key-card.ts'
import { memoryKeepsake } from '../simulators/jlis/keepsake.ts'
import { openKeepsake } from '../town/keepsake-store.ts'
import { wordsOf } from './card/card-words.ts'

const usage = `mimamori card: a persona's simulated card in a virtual PC/SC reader

  npx mimamori card --persona hanako --vpcd 127.0.0.1:27963

  --persona NAME      whose card: ${personas.map(({ personaId }) => personaId).join(', ')}
  --vpcd HOST:PORT    where the virtual reader (vpcd) listens
  --help              this page

The card is simulated: its keys and its authority are made when the command starts; or, where
DATABASE_URL names the database of a simulated town, it has the keys of that town's card. The tries
that it has left are kept while the command runs, however often the card is taken out. On a terminal
the key i lays the card in, r takes it out, q quits.

A virtual reader comes with Debian's vsmartcard-vpcd. As root, with a folder that holds one file of
these lines (a port below 32768):

  FRIENDLYNAME "Virtual PCD"
  DEVICENAME   /dev/null:27963
  LIBPATH      /usr/lib/pcsc/drivers/serial/libifdvpcd.so
  CHANNELID    27963

  pcscd --foreground -c THE_FOLDER
`

/** Where the command is run from: what it says, and what ends it or moves the card. */
export interface Seat {
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
  readonly stopped: () => Promise<void>
  readonly keyboard: Keyboard
}

/** What the command needs of `process.stdin`. */
interface Keyboard {
  readonly isTTY: boolean
  setRawMode(isRaw: boolean): unknown
  resume(): unknown
  pause(): unknown
  on(event: 'data', listener: (key: Buffer) => void): unknown
  off(event: 'data', listener: (key: Buffer) => void): unknown
}

/** `mimamori card`: plugs a persona's card into vpcd until it is told to stop; the exit code. */
export const runCard = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runCardFrom(args, env, {
    say: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`mimamori card: ${line}\n`),
    stopped: signalled,
    keyboard: process.stdin,
  })

export async function runCardFrom(
  args: readonly string[],
  { DATABASE_URL }: NodeJS.ProcessEnv,
  seat: Seat,
): Promise<number> {
  const given = parseGiven(args)
  if (given.ok && given.value.help === true) {
    seat.say(usage)
    return 0
  }
  const wanted = given.ok ? readWanted(given.value) : given
  if (!wanted.ok) {
    seat.complain(`${wanted.error}\n\n${usage}`)
    return 2
  }
  const { persona } = wanted.value
  introduce(persona, seat)
  const card = createEmulatedCard(await issueCard(persona, DATABASE_URL))
  return plugCardIn(wanted.value, card, seat)
}

interface Wanted {
  readonly persona: Persona
  readonly host: string
  readonly port: number
}

/** The town's own card where its database is named, else one of an authority made for this run. */
async function issueCard(persona: Persona, databaseUrl: string | undefined): Promise<PersonaCard> {
  const now = () => new Date()
  if (databaseUrl === undefined)
    return issueTwoKeyCard(persona, { keepsake: memoryKeepsake(), now })
  const keepsake = await openKeepsake(databaseUrl)
  try {
    return await issueTwoKeyCard(persona, { keepsake, now })
  } finally {
    await keepsake.close()
  }
}

async function plugCardIn({ host, port }: Wanted, card: EmulatedCard, seat: Seat): Promise<number> {
  try {
    const onEvent = (event: VpcdEvent) => seat.say(wordsOf(event))
    const plug = await plugIntoVpcd({ host, port, card, onEvent })
    await Promise.race([seat.stopped(), quitByKey(plug, card, seat)])
    plug.close()
    seat.say(`taken out for good; ${triesOf(card)}`)
    return 0
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    seat.complain(`no virtual reader answers at ${host}:${port} (${reason}).`)
    seat.complain('start pcscd with vpcd on that port; --help tells how.')
    return 1
  }
}

interface Given {
  readonly persona?: string
  readonly vpcd?: string
  readonly help?: boolean
}

/** What is asked for, or a sentence that says what is wrong. */
function readWanted({ persona: personaId = '', vpcd = '' }: Given): Result<Wanted, string> {
  const persona = personas.find((one) => one.personaId === personaId)
  if (persona === undefined) return err(`there is no persona "${personaId}".`)
  const [, host = '', digits] = /^(.+):(\d{1,5})$/.exec(vpcd) ?? []
  const port = Number(digits)
  if (host !== '' && port >= 1 && port <= 65_535) return ok({ persona, host, port })
  return err(`--vpcd must be an address such as 127.0.0.1:27963, not "${vpcd}".`)
}

function parseGiven(args: readonly string[]): Result<Given, string> {
  const options = {
    persona: { type: 'string' },
    vpcd: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  try {
    return ok(parseArgs({ args: [...args], options }).values)
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault))
  }
}

function introduce(persona: Persona, { say, keyboard }: Seat): void {
  say(`simulated card of ${persona.name}: no real card, no real authority`)
  say(`PIN ${persona.pin} (電子利用者証明), password ${signingPasswordOf(persona)} (電子署名)`)
  if (keyboard.isTTY) say('keys: i lays the card in, r takes it out, q quits')
}

/** Resolves at `q`; never where there is no terminal to press keys on. */
function quitByKey(plug: VpcdPlug, card: EmulatedCard, { keyboard, say }: Seat): Promise<void> {
  if (!keyboard.isTTY) return new Promise(() => undefined)
  keyboard.setRawMode(true)
  keyboard.resume()
  return new Promise((resolve) => {
    const quit = () => {
      keyboard.setRawMode(false)
      keyboard.pause()
      keyboard.off('data', onKey)
      resolve()
    }
    const acts = new Map([
      ['i', () => layIn(plug, card)],
      ['r', () => takeOut(plug, card, say)],
      ['q', quit],
      [ctrlC, quit],
    ])
    const onKey = (key: Buffer) => acts.get(key.toString('utf8').toLowerCase())?.()
    keyboard.on('data', onKey)
  })
}

const ctrlC = '\u0003'

function layIn(plug: VpcdPlug, card: EmulatedCard): void {
  if (!plug.isInserted()) plug.insert(card)
}

function takeOut(plug: VpcdPlug, card: EmulatedCard, say: Seat['say']): void {
  if (!plug.isInserted()) return
  plug.remove()
  say(`it keeps its counters; ${triesOf(card)}`)
}

const triesOf = (card: EmulatedCard): string =>
  `tries left: PIN ${card.triesLeft()}, password ${card.triesLeft('signing')}`
