import { beforeAll, describe, expect, test } from '@jest/globals'
import type { CardRefusal } from '../../contract/card-refusal.ts'
import { ok } from '../../contract/result.ts'
import {
  createTestPersona,
  layCard,
  proofRequest as request,
  said,
  scriptedSlot,
  sentPins,
  type TestPersona,
} from '../../fixtures/laid-card.ts'
import { INS_READ_BINARY, INS_VERIFY } from '../apdu/command.ts'
import { createEmulatedSlot, type SlotFaults } from '../emulator/emulated-slot.ts'
import type { PersonaCard } from '../emulator/persona-card.ts'
import { createCardReader } from './card-reader.ts'

const { message } = request('')
const signInApdus = 14
const verifyAt = 12
let made: TestPersona

beforeAll(async () => {
  made = await createTestPersona()
})

const laidCard = (overrides: Partial<PersonaCard> = {}, faults: Partial<SlotFaults> = {}) =>
  layCard({ persona: { ...made.persona, ...overrides }, faults })
const refused = (error: CardRefusal) => ({ ok: false, error })

describe('authenticate', () => {
  test('signs with the key of the certificate that it read', async () => {
    const { reader } = laidCard()

    const proof = await reader.authenticate(request('1234'))

    if (!proof.ok) throw new Error(proof.error.kind)
    const signature = Uint8Array.from(proof.value.signature)
    const isGood = await crypto.subtle.verify(
      'RSASSA-PKCS1-v1_5',
      made.publicKeys.authentication,
      signature,
      message,
    )
    expect(isGood).toBe(true)
    expect(proof.value.certificate).toEqual(made.persona.authCertificate)
  })

  test('takes 14 commands for a certificate of 1,583 bytes, 7 of them to read it', async () => {
    const { reader, commands, powerOffs } = laidCard()

    await reader.authenticate(request('1234'))

    expect(made.persona.authCertificate).toHaveLength(1583)
    expect(commands()).toHaveLength(signInApdus)
    expect(commands().filter(({ command }) => command.ins === INS_READ_BINARY)).toHaveLength(7)
    expect(powerOffs()).toBe(1)
  })

  test('tells the steps as they come', async () => {
    const { reader } = laidCard()
    const steps: string[] = []

    await reader.authenticate({ ...request('1234'), onStep: (step) => steps.push(step) })

    expect(steps).toEqual(['reading', 'checking_pin', 'signing'])
  })

  test('counts down with wrong PINs, stops before the last try, then blocks', async () => {
    const { reader, card, commands } = laidCard()

    expect(await reader.authenticate(request('0000'))).toEqual(
      refused({ kind: 'wrong_pin', triesLeft: 2 }),
    )
    expect(await reader.authenticate(request('0000'))).toEqual(
      refused({ kind: 'wrong_pin', triesLeft: 1 }),
    )
    expect(await reader.authenticate(request('0000'))).toEqual(
      refused({ kind: 'last_try', triesLeft: 1 }),
    )
    expect(card.triesLeft()).toBe(1)
    expect(await reader.authenticate(request('0000', true))).toEqual(
      refused({ kind: 'pin_blocked' }),
    )
    const before = commands().length
    expect(await reader.authenticate(request('1234', true))).toEqual(
      refused({ kind: 'pin_blocked' }),
    )
    expect(sentPins(commands().slice(before))).toBe(0)
  })

  test('spends the last try when told to, and the right PIN gives all tries back', async () => {
    const { reader, card } = laidCard({ triesLeft: 1 })

    expect((await reader.authenticate(request('1234', true))).ok).toBe(true)
    expect(card.triesLeft()).toBe(3)
  })

  test.each(['', '123', '12345', '12a4', '１２３４', ' 1234', '1234\n'])(
    'sends nothing for %j, which cannot be a PIN',
    async (pin) => {
      const { reader, commands } = laidCard()

      expect(await reader.authenticate(request(pin))).toEqual(refused({ kind: 'malformed_pin' }))
      expect(commands()).toEqual([])
    },
  )

  test('does one thing at a time', async () => {
    const { reader } = laidCard()

    const [first, second] = await Promise.all([
      reader.authenticate(request('1234')),
      reader.triesLeft(new AbortController().signal),
    ])

    expect(first.ok).toBe(true)
    expect(second).toEqual(refused({ kind: 'reader_busy' }))
  })

  test('sends no PIN once nobody waits for the answer', async () => {
    const { reader, card, powerOffs } = laidCard()
    const gone = new AbortController()
    const onStep = (step: string) => {
      if (step === 'checking_pin') gone.abort()
    }

    const answered = await reader.authenticate({ ...request('0000'), onStep, signal: gone.signal })

    expect(answered).toEqual(refused({ kind: 'reader_unavailable' }))
    expect(card.triesLeft()).toBe(3)
    expect(powerOffs()).toBe(1)
  })
})

describe('a card that is taken away', () => {
  test('with the answer to its PIN is asked for its tries before anything else', async () => {
    const { reader, card, slot, commands } = laidCard(
      { triesLeft: 2 },
      { removeAtApdu: verifyAt, removal: 'before_answer' },
    )
    await reader.authenticate(request('0000'))
    slot.insert(card)
    const before = commands().length

    const again = await reader.authenticate(request('0000'))

    expect(again).toEqual(refused({ kind: 'last_try', triesLeft: 1 }))
    expect(
      commands()
        .slice(before)
        .map(({ text }) => text),
    ).toEqual(['00A4040C 0A D392F000260100000001', '00A4020C 02 0018', '00200080'])
  })

  test('with the answer to its PIN takes 15 commands the next time', async () => {
    const { reader, card, slot, commands } = laidCard(
      {},
      { removeAtApdu: verifyAt, removal: 'before_answer' },
    )
    await reader.authenticate(request('0000'))
    slot.insert(card)
    const before = commands().length

    expect((await reader.authenticate(request('1234'))).ok).toBe(true)
    expect(commands().length - before).toBe(15)
  })

  test('and laid back at once does not go on where it was', async () => {
    const { card, slot } = laidCard()
    const opened = await slot.open()
    slot.remove()
    slot.insert(card)

    if (!opened.ok) throw new Error(opened.error.kind)
    await expect(opened.value.transmit({ cla: 0, ins: 0xa4, p1: 0, p2: 0 })).rejects.toThrow(
      'card_removed',
    )
  })
})

describe('cards of other kinds', () => {
  const never = new AbortController().signal

  test('an absent card is refused', async () => {
    const slot = createEmulatedSlot({ sleep: async () => undefined })

    expect(await createCardReader({ slot }).triesLeft(never)).toEqual(refused({ kind: 'no_card' }))
  })

  test('a card without the application is not a My Number Card', async () => {
    const { slot } = scriptedSlot(() => said(0x6a82))

    expect(await createCardReader({ slot }).triesLeft(never)).toEqual(
      refused({ kind: 'not_jpki_card' }),
    )
  })

  test('a 6F00 to the very first command is tolerated once', async () => {
    const { slot } = scriptedSlot(({ ins }, nth) =>
      nth === 1 ? said(0x6f00) : said(ins === INS_VERIFY ? 0x63c3 : 0x9000),
    )

    expect(await createCardReader({ slot }).triesLeft(never)).toEqual(ok(3))
  })

  test.each([0x6983, 0x6984, 0x63c0])('status %i means no tries left', async (sw) => {
    const { slot } = scriptedSlot(({ ins }) => said(ins === INS_VERIFY ? sw : 0x9000))

    expect(await createCardReader({ slot }).triesLeft(never)).toEqual(ok(0))
  })

  test('a file without a certificate in it is refused', async () => {
    const { reader } = laidCard({ authCertificate: new Uint8Array() })

    expect(await reader.authenticate(request('1234'))).toEqual(refused({ kind: 'not_jpki_card' }))
  })
})
