import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#remote-reader-driver/contract/result'
import {
  createEmulatedCard,
  type EmulatedCard,
} from '#remote-reader-driver/src/emulator/emulated-card'
import { plugIntoVpcd, type VpcdPlug } from '#remote-reader-driver/src/emulator/vpcd/plug-into-vpcd'
import { signalled } from '#remote-reader-driver/src/host/service/signalled'
import { type Persona, personas } from '../fixtures/personas.ts'
import { issueTwoKeyCard, signingPasswordOf } from '../fixtures/two-key-card.ts'
import { memoryKeepsake } from '../simulators/jlis/keepsake.ts'
import { wordsOf } from './card/card-words.ts'

const usage = `mimamori card: a persona's simulated card in a virtual PC/SC reader

  npx mimamori card --persona hanako --vpcd 127.0.0.1:27963

  --persona NAME      whose card: ${personas.map(({ personaId }) => personaId).join(', ')}
  --vpcd HOST:PORT    where the virtual reader (vpcd) listens
  --help              this page

The card is simulated: its keys and its authority are made when the command starts. The tries that
it has left are kept while the command runs, however often the card is taken out. On a terminal the
key i lays the card in, r takes it out, q quits.

A virtual reader comes with Debian's vsmartcard-vpcd. As root, with a folder that holds one file of
these lines (a port below 32768):

  FRIENDLYNAME "Virtual PCD"
  DEVICENAME   /dev/null:27963
  LIBPATH      /usr/lib/pcsc/drivers/serial/libifdvpcd.so
  CHANNELID    27963

  pcscd --foreground -c THE_FOLDER
`

interface Wanted {
  readonly persona: Persona
  readonly host: string
  readonly port: number
}

/** `mimamori card`: plugs a persona's card into vpcd until it is told to stop; the exit code. */
export async function runCard(args: readonly string[]): Promise<number> {
  const given = parseGiven(args)
  if (given.ok && given.value.help === true) {
    process.stdout.write(usage)
    return 0
  }
  const wanted = given.ok ? readWanted(given.value) : given
  if (!wanted.ok) {
    complain(`${wanted.error}\n\n${usage}`)
    return 2
  }
  return plugCardIn(wanted.value)
}

async function plugCardIn({ persona, host, port }: Wanted): Promise<number> {
  const issuer = { keepsake: memoryKeepsake(), now: () => new Date() }
  const card = createEmulatedCard(await issueTwoKeyCard(persona, issuer))
  introduce(persona)
  try {
    const plug = await plugIntoVpcd({ host, port, card, onEvent: (event) => say(wordsOf(event)) })
    await Promise.race([signalled(), quitByKey(plug, card)])
    plug.close()
    say(`taken out for good; ${triesOf(card)}`)
    return 0
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    complain(`no virtual reader answers at ${host}:${port} (${reason}).`)
    complain('start pcscd with vpcd on that port; --help tells how.')
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

function introduce(persona: Persona): void {
  say(`simulated card of ${persona.name}: no real card, no real authority`)
  say(`PIN ${persona.pin} (電子利用者証明), password ${signingPasswordOf(persona)} (電子署名)`)
  if (process.stdin.isTTY) say('keys: i lays the card in, r takes it out, q quits')
}

/** Resolves at `q`; never where there is no terminal to press keys on. */
function quitByKey(plug: VpcdPlug, card: EmulatedCard): Promise<void> {
  const { stdin } = process
  if (!stdin.isTTY) return new Promise(() => undefined)
  stdin.setRawMode(true).resume()
  return new Promise((resolve) => {
    const quit = () => {
      stdin.setRawMode(false).pause().off('data', onKey)
      resolve()
    }
    const acts = new Map([
      ['i', () => (plug.isInserted() ? undefined : plug.insert(card))],
      ['r', () => takeOut(plug, card)],
      ['q', quit],
      [ctrlC, quit],
    ])
    const onKey = (key: Buffer) => acts.get(key.toString('utf8').toLowerCase())?.()
    stdin.on('data', onKey)
  })
}

const ctrlC = '\u0003'

function takeOut(plug: VpcdPlug, card: EmulatedCard): void {
  plug.remove()
  say(`it keeps its counters; ${triesOf(card)}`)
}

const triesOf = (card: EmulatedCard): string =>
  `tries left: PIN ${card.triesLeft()}, password ${card.triesLeft('signing')}`

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`mimamori card: ${line}\n`)
