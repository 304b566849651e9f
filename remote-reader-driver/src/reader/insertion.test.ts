import { beforeAll, expect, test } from '@jest/globals'
import { ok } from '../../contract/result.ts'
import { createTestPersona, layCard, proofRequest, sentPins } from '../../fixtures/laid-card.ts'
import { type Command, INS_READ_BINARY } from '../apdu/command.ts'
import { createEmulatedCard } from '../emulator/emulated-card.ts'
import type { PersonaCard } from '../emulator/persona-card.ts'
import { createCardReader } from './card-reader.ts'
import type { CardSlot } from './card-slot.ts'

const coldApdus = 14
const knownApdus = 8
const { signal } = proofRequest('')
let persona: PersonaCard
let otherPersona: PersonaCard

beforeAll(async () => {
  persona = (await createTestPersona()).persona
  otherPersona = { ...(await createTestPersona()).persona, pin: '8642' }
})

test('a second sign-in while the card lies there takes 8 commands, one of them a read', async () => {
  const { reader, commands } = layCard({ persona })
  const first = await reader.authenticate(proofRequest('1234'))
  const before = commands().length

  const second = await reader.authenticate(proofRequest('1234'))

  const since = commands().slice(before)
  expect(second).toEqual(first)
  expect(before).toBe(coldApdus)
  expect(since).toHaveLength(knownApdus)
  expect(since.filter(({ command }) => command.ins === INS_READ_BINARY)).toHaveLength(1)
})

test('a certificate that was read before the PIN was typed is not read again', async () => {
  const { reader, commands } = layCard({ persona })
  const read = await reader.certificate(signal)

  expect(read).toEqual({ ok: true, value: persona.authCertificate })
  expect(commands()).toHaveLength(9)
  expect((await reader.authenticate(proofRequest('1234'))).ok).toBe(true)
  expect(commands()).toHaveLength(9 + knownApdus)
})

test('what the caller does with a certificate changes nothing that is remembered', async () => {
  const { reader } = layCard({ persona })
  for (let asked = 0; asked < 2; asked += 1) {
    const read = await reader.certificate(signal)
    if (read.ok) read.value.fill(0)
  }

  expect(await reader.certificate(signal)).toEqual({ ok: true, value: persona.authCertificate })
})

test('a card that was taken away and laid back is read from the start', async () => {
  const { reader, commands, card, slot } = layCard({ persona })
  await reader.authenticate(proofRequest('1234'))
  slot.remove()
  slot.insert(card)
  const before = commands().length

  await reader.authenticate(proofRequest('1234'))

  expect(commands().length - before).toBe(coldApdus)
})

test('another card that was laid in between brings its own certificate', async () => {
  const { reader, commands, slot } = layCard({ persona })
  await reader.authenticate(proofRequest('1234'))
  slot.insert(createEmulatedCard(otherPersona))
  const before = commands().length

  const proof = await reader.authenticate(proofRequest('8642'))

  expect(proof).toMatchObject({ ok: true, value: { certificate: otherPersona.authCertificate } })
  expect(commands().length - before).toBe(coldApdus)
})

test('another card that the reader said nothing about gets no PIN', async () => {
  const { recorded, slot, lines } = layCard({ persona })
  const reader = createCardReader({ slot: { ...recorded, onPresence: () => () => undefined } })
  await reader.authenticate(proofRequest('1234'))
  const other = createEmulatedCard(otherPersona)
  slot.insert(other)
  const before = lines.length

  const refusal = await reader.authenticate(proofRequest('1234'))

  expect(refusal).toEqual({ ok: false, error: { kind: 'card_changed' } })
  expect(sentPins(lines.slice(before))).toBe(0)
  expect(other.triesLeft()).toBe(3)
  expect((await reader.authenticate(proofRequest('8642'))).ok).toBe(true)
})

test('after a link that failed the card is read from the start', async () => {
  const { recorded, slot, commands } = layCard({ persona })
  const reader = createCardReader({ slot: { ...recorded, onPresence: () => () => undefined } })
  await reader.certificate(signal)
  const card = createEmulatedCard(persona)
  slot.setFaults({ removeAtApdu: 1 })
  await reader.certificate(signal)
  slot.insert(card)
  const before = commands().length

  await reader.authenticate(proofRequest('1234'))

  expect(commands().length - before).toBe(coldApdus)
})

test('the signing certificate, which tells name and address, is never remembered', async () => {
  const { reader, commands } = layCard({ persona })
  await reader.sign(proofRequest('ABC123'))
  const before = commands().length

  await reader.sign(proofRequest('ABC123'))

  expect(commands().length - before).toBe(before)
})

test.each(Array.from({ length: coldApdus }, (_, at) => at + 1))(
  'another card that is laid on it before command %i gets nothing of the sign-in',
  async (at) => {
    const { recorded, slot, card } = layCard({ persona })
    const other = createEmulatedCard(otherPersona)
    let toOther = 0
    const counting = {
      ...other,
      exchange: (command: Uint8Array) => {
        toOther += 1
        return other.exchange(command)
      },
    }
    let apdus = 0
    const swapped: CardSlot = {
      ...recorded,
      open: async () => {
        const opened = await recorded.open()
        if (!opened.ok) return opened
        const transmit = (command: Command) => {
          apdus += 1
          if (apdus === at) slot.insert(counting)
          return opened.value.transmit(command)
        }
        return ok({ ...opened.value, transmit })
      },
    }
    const reader = createCardReader({ slot: swapped })

    const refusal = await reader.authenticate(proofRequest('1234'))

    expect(refusal).toEqual({ ok: false, error: { kind: 'card_removed' } })
    expect(toOther).toBe(0)
    expect([card.triesLeft(), other.triesLeft()]).toEqual([3, 3])
    expect((await reader.authenticate(proofRequest('8642'))).ok).toBe(true)
  },
)
