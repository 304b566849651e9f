import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { certificateLength, proofRequest } from '../../../fixtures/laid-card.ts'
import {
  kindsOf,
  openOf,
  type PlugWishes,
  plugIn as plugInReader,
} from '../../../fixtures/plugged-reader.ts'
import { INS_VERIFY } from '../../apdu/command.ts'
import { linkFaultOf } from '../../apdu/link-fault.ts'
import { createThrowawayPersona, type ThrowawayPersona } from '../../emulator/throwaway-persona.ts'
import { myNumberCard } from '../../jpki/profile/my-number-card.ts'
import type { CcidPipe } from './link/ccid-pipe.ts'

const { message } = proofRequest('1234')

const select = { cla: 0, ins: 0xa4, p1: 4, p2: 0x0c, data: Uint8Array.of(0xd3, 0x92, 0xf0) }
let made: ThrowawayPersona

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength })
})

const plugIn = (wishes: Omit<PlugWishes, 'persona'> = {}) =>
  plugInReader({ persona: made.persona, ...wishes })

describe('a sign-in', () => {
  test.each<[string, Omit<PlugWishes, 'persona'>]>([
    ['over a reader of short APDUs', {}],
    ['over a reader of extended APDUs', { wish: { level: 'extended_apdu', longestMessage: 522 } }],
    ['in blocks of ten bytes', { wish: { level: 'extended_apdu', longestMessage: 20 } }],
    ['with replies in single bytes', { faults: { pieceBytes: 1 } }],
    ['with replies in odd pieces', { faults: { pieceBytes: 13 } }],
    ['among replies to nobody', { faults: { hasStrayReplies: true } }],
    ['with time extensions', { faults: { timeExtensions: 3, multiplier: 10 } }],
    ['at the voltage that works', { wish: { picksVoltage: false }, faults: { mutesAt: ['5V'] } }],
  ])('%s is signed by the card and ends without power', async (_name, bench) => {
    const { usb, reader } = await plugIn(bench)

    const proof = await reader.authenticate(proofRequest('1234'))

    if (!proof.ok) throw new Error(proof.error.kind)
    const signature = Uint8Array.from(proof.value.signature)
    const isGood = await crypto.subtle.verify(
      'RSASSA-PKCS1-v1_5',
      made.publicKey,
      signature,
      message,
    )
    expect(isGood).toBe(true)
    expect(kindsOf(usb.asked()).at(-1)).toBe('power_off')
  })

  test('chains what is too long for a block, both ways', async () => {
    const { usb, reader } = await plugIn({ wish: { level: 'extended_apdu', longestMessage: 30 } })

    await reader.authenticate(proofRequest('1234'))

    const blocks = usb.asked().filter(({ kind }) => kind === 'transfer_block')
    expect(new Set(blocks.map(({ parameters }) => parameters[1]))).toEqual(
      new Set([0x00, 0x01, 0x02, 0x03, 0x10]),
    )
    expect(blocks.every(({ data }) => data.length <= 20)).toBe(true)
  })
})

describe('an extended command', () => {
  const wish = { level: 'extended_apdu', longestMessage: 64 } as const
  const selectCertificate = [
    { cla: 0, ins: 0xa4, p1: 4, p2: 0x0c, data: myNumberCard.applicationId },
    { cla: 0, ins: 0xa4, p1: 2, p2: 0x0c, data: Uint8Array.of(0x00, 0x0a) },
  ]

  test('brings the whole certificate in one answer of many blocks', async () => {
    const opened = await openOf(await plugIn({ wish, faults: { pieceBytes: 7 } }))
    for (const command of selectCertificate) await opened.transmit(command)

    const { data } = await opened.transmit({ cla: 0, ins: 0xb0, p1: 0, p2: 0, le: 1583 })

    expect(data).toEqual(made.persona.authCertificate)
  })

  test('goes to the card whole, however many blocks it takes', async () => {
    const bench = await plugIn({ wish })
    const opened = await openOf(bench)

    const { sw } = await opened.transmit({ ...select, data: new Uint8Array(1_000) })

    expect(sw >> 8).not.toBe(0x67)
    const blocks = bench.usb.asked().filter(({ kind }) => kind === 'transfer_block')
    expect(blocks.map(({ data }) => data.length)).toEqual([...Array(18).fill(54), 35])
  })
})

/** Two power the card up and 14 carry commands; what follows is the power-off. */
const signInMessages = 16
const removals = Array.from({ length: 20 }, (_, at) => at + 1).flatMap((removeAtMessage) =>
  (['before_command', 'before_answer'] as const).map((removal) => ({ removeAtMessage, removal })),
)

describe('a card that is taken away', () => {
  test.each(removals)('at $removeAtMessage $removal loses at most the try', async (faults) => {
    const { usb, card, slot, reader } = await plugIn({ faults })

    const answered = await reader.authenticate(proofRequest('0987'))

    expect(answered).toMatchObject({
      ok: false,
      error: { kind: expect.stringMatching(/^(no_card|card_removed|wrong_pin)$/) },
    })
    expect(card.triesLeft()).toBeGreaterThanOrEqual(2)
    const pins = usb.asked().filter(({ data }) => data[1] === INS_VERIFY && data.length > 5)
    expect(pins.length).toBeLessThanOrEqual(1)
    expect(kindsOf(usb.asked()).at(-1)).toMatch(/power_off|get_slot_status/)
    usb.setFaults({ removeAtMessage: null })
    usb.lay(card)
    expect(slot.presence()).toBe('present')
    expect((await reader.authenticate(proofRequest('1234'))).ok).toBe(true)
  })

  test.each(removals)('at $removeAtMessage $removal costs a right PIN nothing', async (faults) => {
    const { usb, card, reader } = await plugIn({ faults })

    const answered = await reader.authenticate(proofRequest('1234'))

    const isOver = faults.removeAtMessage > signInMessages
    expect(answered.ok || answered.error.kind).toEqual(
      isOver || expect.stringMatching(/^(no_card|card_removed)$/),
    )
    expect(card.triesLeft()).toBe(3)
    usb.setFaults({ removeAtMessage: null })
    usb.lay(card)
    expect((await reader.authenticate(proofRequest('1234'))).ok).toBe(true)
  })

  test('in the middle of any block loses at most the try', async () => {
    const wish = { level: 'extended_apdu', longestMessage: 40 } as const
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), async (removeAtMessage) => {
        const faults = { removeAtMessage, removal: 'before_answer' } as const
        const { card, reader } = await plugIn({ wish, faults })

        await reader.authenticate(proofRequest('0987'))

        expect(card.triesLeft()).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 25 },
    )
  })

  test('and swapped within one word of the reader is another card', async () => {
    let say = (_message: Uint8Array): void => undefined
    const rewire = (pipe: CcidPipe): CcidPipe => ({
      ...pipe,
      onInterrupt: (listener) => {
        say = listener
      },
    })
    const bench = await plugIn({ rewire })
    say(Uint8Array.of(0x50, 0b11))
    const opened = await openOf(bench)

    say(Uint8Array.of(0x50, 0b11))

    expect(await opened.transmit(select).catch(linkFaultOf)).toBe('card_changed')
  })

  test('in the middle of an exchange is told before the reader answers', async () => {
    const bench = await plugIn({})
    const opened = await openOf(bench)
    bench.usb.setFaults({ silentAtMessage: 1 })

    const answer = opened.transmit(select).catch(linkFaultOf)
    await Promise.resolve()
    bench.usb.take()

    expect(await answer).toBe('card_removed')
    expect(bench.slot.presence()).toBe('absent')
  })

  test('and laid back has to be powered up again', async () => {
    const bench = await plugIn({})
    const opened = await openOf(bench)

    bench.usb.take()
    bench.usb.lay(bench.card)

    expect(await opened.transmit(select).catch(linkFaultOf)).toBe('card_removed')
    await opened.powerOff()
    expect((await bench.slot.open()).ok).toBe(true)
  })
})
