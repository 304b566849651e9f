import { inspect } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { createTestPersona, layCard, proofRequest, tamperedSlot } from '../../fixtures/laid-card.ts'
import { linkFault } from '../apdu/link-fault.ts'
import { withTraffic } from '../apdu/traffic.ts'
import { createEmulatedCard } from '../emulator/emulated-card.ts'
import type { PersonaCard } from '../emulator/persona-card.ts'
import type { CardReader } from './card-reader.ts'

const { signal } = proofRequest('')
const secrets = {
  pin: '9753',
  wrongPin: '8642',
  password: 'SECRET97531',
  newPassword: 'HIDDEN86420',
}
let persona: PersonaCard

beforeAll(async () => {
  const made = (await createTestPersona()).persona
  const signing = made.signing && { ...made.signing, password: secrets.password }
  persona = { ...made, pin: secrets.pin, ...(signing && { signing }) }
})

/** Everything that sends a PIN, with what it answers or throws. */
const useOf = (reader: CardReader): readonly (() => Promise<unknown>)[] => [
  () => reader.authenticate(proofRequest(secrets.wrongPin)),
  () => reader.authenticate(proofRequest(secrets.pin)),
  () => reader.sign(proofRequest(secrets.password)),
  () =>
    reader.changePin({
      keyName: 'signing',
      oldPin: secrets.password,
      newPin: secrets.newPassword,
      spendLastTry: false,
      signal,
    }),
]

async function outcomesOf(reader: CardReader): Promise<readonly unknown[]> {
  const outcomes: unknown[] = []
  for (const use of useOf(reader)) outcomes.push(await use().catch((fault: unknown) => fault))
  return outcomes
}

/** All that a person could read out of it, causes of errors and hidden fields too. */
const allTextOf = (value: unknown): string =>
  inspect(value, {
    depth: null,
    showHidden: true,
    maxArrayLength: null,
    maxStringLength: null,
    compact: true,
    breakLength: Number.POSITIVE_INFINITY,
  }).replace(/\s+/g, ' ')

/** How a secret could be written down: hex, base64 at any place among other bytes, a list of bytes. */
function writingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    return whole.slice(before === 0 ? 0 : before + 1, -4)
  })
  const hex = bytes.toString('hex')
  return [hex, hex.toUpperCase(), [...bytes].join(', '), ...base64].filter(
    ({ length }) => length > 3,
  )
}

const allWritings = Object.values(secrets).flatMap(writingsOf)

test('the search finds a secret in every way of writing it', () => {
  const bytes = Buffer.from(`ab${secrets.password}`)
  const error = new Error('outer', { cause: { at: new Uint8Array(bytes) } })
  const written = [error, bytes.toString('hex'), bytes.toString('base64')].map(allTextOf)

  for (const text of written) {
    expect(writingsOf(secrets.password).some((writing) => text.includes(writing))).toBe(true)
  }
})

test('no PIN is in a line of the traffic log or in an answer', async () => {
  const { reader, lines } = layCard({ persona })

  const outcomes = await outcomesOf(reader)

  const shown = allTextOf({ lines, outcomes })
  for (const writing of [...allWritings, secrets.password, secrets.newPassword]) {
    expect(shown).not.toContain(writing)
  }
  const commands = lines.filter(({ direction }) => direction === 'command')
  for (const secret of Object.values(secrets)) {
    expect(JSON.stringify(commands.map(({ text }) => text))).not.toContain(secret)
  }
})

test.each([
  ['of no bytes', () => new Uint8Array()],
  ['of too many bytes', () => new Uint8Array(0x10003)],
  ['with another status', () => Uint8Array.of(0x6f, 0x00)],
])('no PIN is in what is told or thrown after answers %s', async (_, tampered) => {
  const card = createEmulatedCard(persona)
  const { reader, lines } = tamperedSlot(card, (answer, __, command) =>
    [0x20, 0x24].includes(command[1] ?? 0) && command.length > 4 ? tampered() : answer,
  )

  const shown = allTextOf({ lines, outcomes: await outcomesOf(reader) })

  for (const writing of [...allWritings, secrets.password, secrets.newPassword]) {
    expect(shown).not.toContain(writing)
  }
})

const longPassword = Buffer.from(secrets.password.repeat(30))

test.each([0x20, 0x21, 0x24, 0x25, 0x2c, 0x2d])(
  'no secret of instruction %i is in the log, in the extended form, in any class, when it fails',
  async (ins) => {
    const lines: unknown[] = []
    const watch = withTraffic({ log: (line) => lines.push(line), now: () => new Date(0) })
    const transmit = watch(() => Promise.reject(linkFault('card_removed')))

    for (const cla of [0x00, 0x0c, 0x80, 0x90]) {
      await transmit({ cla, ins, p1: 0, p2: 0x80, data: longPassword, le: 65_536 }).catch(
        () => null,
      )
    }

    expect(lines).toHaveLength(8)
    for (const writing of [...writingsOf(secrets.password), secrets.password]) {
      expect(allTextOf(lines)).not.toContain(writing)
    }
  },
)
