import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CardRefusal } from '../../../contract/card-refusal.ts'
import type { PcscLink } from './pcsc-link.ts'
import { codeIn, openRefusalOf, pcscCodes, transmitFaultOf } from './pcsc-result.ts'
import { chooseReader, pcscSlotOver } from './pcsc-slot.ts'
import type { ReaderAnswer, ReaderAsk, SeenReader } from './reader-process-messages.ts'

const select = { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x0c }
const done = (hex = ''): ReaderAnswer => ({
  outcome: 'done',
  answer: Uint8Array.from(Buffer.from(hex, 'hex')),
})
const failed = (code: number): ReaderAnswer => ({ outcome: 'failed', code })
const refused = (kind: CardRefusal['kind']) => ({ ok: false, error: { kind } })
const withCard = (name: string): SeenReader => ({ name, isCardPresent: true })
const empty = (name: string): SeenReader => ({ name, isCardPresent: false })

interface Answers {
  readonly connect?: ReaderAnswer | Promise<never>
  readonly transmit?: () => Promise<ReaderAnswer>
  readonly unpower?: () => Promise<ReaderAnswer>
}

/** PC/SC as a script: what it answers is given, what it is asked is on record. */
function scriptedLink(answers: Answers = {}) {
  const listeners = new Set<() => void>()
  const asks: ReaderAsk['ask'][] = []
  let readers: readonly SeenReader[] = [withCard('Reader A')]
  let restarts = 0
  let closes = 0
  const answerTo = {
    connect: async () => answers.connect ?? done(),
    transmit: answers.transmit ?? (async () => done('9000')),
    unpower: answers.unpower ?? (async () => done()),
  } as const
  const link: PcscLink = {
    readers: () => readers,
    onReaders: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: ({ ask }) => {
      asks.push(ask)
      return answerTo[ask]()
    },
    restart: () => {
      restarts += 1
    },
    close: async () => {
      closes += 1
    },
  }
  const see = (...next: readonly SeenReader[]) => {
    readers = next
    for (const listener of listeners) listener()
  }
  const slot = pcscSlotOver(link, { connectMs: 10, unpowerMs: 10, removalNewsMs: 10 })
  return { slot, see, asks, restarts: () => restarts, closes: () => closes, listeners }
}

async function openCard(answers: Answers = {}) {
  const script = scriptedLink(answers)
  const opened = await script.slot.open()
  if (!opened.ok) throw new Error(opened.error.kind)
  return { ...script, card: opened.value }
}

describe('the reader', () => {
  const readers = [empty('ACME CCID 00 00'), withCard('Virtual PCD 00 00')]

  test.each([
    ['', 'ACME CCID 00 00'],
    ['Virtual', 'Virtual PCD 00 00'],
    ['PCD 00', 'Virtual PCD 00 00'],
  ])('named by %j is %s', (part, name) => {
    expect(chooseReader(readers, part)?.name).toBe(name)
  })

  test('that nobody sees is unavailable', async () => {
    const { slot, see, asks } = scriptedLink()
    see()

    expect(chooseReader(readers, 'Remote')).toBeNull()
    expect(await slot.open()).toEqual(refused('reader_unavailable'))
    expect(asks).toEqual([])
  })

  test('tells only changes of presence, and nobody who has left', () => {
    const { slot, see, listeners } = scriptedLink()
    const told: string[] = []
    const forget = slot.onPresence((presence) => told.push(presence))

    see(withCard('Reader A'))
    see(empty('Reader A'))
    see()
    see(withCard('Reader A'))
    forget()
    see(empty('Reader A'))

    expect(told).toEqual(['absent', 'present'])
    expect(listeners.size).toBe(0)
  })
})

describe('opening', () => {
  test.each([
    [pcscCodes.noSmartCard, 'no_card'],
    [pcscCodes.removedCard, 'no_card'],
    [pcscCodes.unpoweredCard, 'no_card'],
    [pcscCodes.sharingViolation, 'reader_busy'],
    [pcscCodes.unresponsiveCard, 'card_timeout'],
    [pcscCodes.noService, 'reader_unavailable'],
    [pcscCodes.unknownReader, 'reader_unavailable'],
    [0, 'reader_unavailable'],
  ] as const)('refused with %i is %s', async (code, kind) => {
    const { slot } = scriptedLink({ connect: failed(code) })

    expect(await slot.open()).toEqual(refused(kind))
    expect(await slot.open()).toEqual(refused(kind))
    expect(openRefusalOf(code)).toEqual({ kind })
  })

  test('that never ends drops PC/SC, which another program may hold', async () => {
    const { slot, restarts } = scriptedLink({ connect: new Promise(() => undefined) })

    expect(await slot.open()).toEqual(refused('reader_unavailable'))
    expect(restarts()).toBe(1)
  })

  test('is refused while a card is open, and works again after its power-off', async () => {
    const { slot, card } = await openCard()

    expect(await slot.open()).toEqual(refused('reader_busy'))
    await card.powerOff()
    expect((await slot.open()).ok).toBe(true)
  })
})

describe('a command', () => {
  test.each([
    [pcscCodes.removedCard, 'card_removed'],
    [pcscCodes.resetCard, 'card_removed'],
    [pcscCodes.noSmartCard, 'card_removed'],
    [pcscCodes.unresponsiveCard, 'card_timeout'],
    [pcscCodes.noService, 'reader_unavailable'],
  ] as const)('that fails with %i is %s', async (code, fault) => {
    const { card } = await openCard({ transmit: async () => failed(code) })

    await expect(card.transmit(select)).rejects.toThrow(fault)
    expect(transmitFaultOf(code)).toBe(fault)
  })

  test.each([
    ['a broken exchange', failed(pcscCodes.notTransacted)],
    ['an empty answer', done()],
    ['half a status', done('90')],
  ])('that ends in %s is a removal once the reader says so', async (_, answer) => {
    const { card, see } = await openCard({ transmit: async () => answer })

    const sent = card.transmit(select)
    see(empty('Reader A'))

    await expect(sent).rejects.toThrow('card_removed')
  })

  test('that ends in a broken exchange is a silent card where it still lies there', async () => {
    const { card, listeners } = await openCard({ transmit: async () => done() })

    await expect(card.transmit(select)).rejects.toThrow('card_timeout')
    expect(listeners.size).toBe(0)
  })

  test('that ends with the reader is reader_unavailable', async () => {
    const { card, see } = await openCard({ transmit: async () => done() })

    const sent = card.transmit(select)
    see()

    await expect(sent).rejects.toThrow('reader_unavailable')
  })

  test('after the power-off reaches nobody', async () => {
    const { card, asks } = await openCard()
    await card.powerOff()

    await expect(card.transmit(select)).rejects.toThrow('card_removed')
    expect(asks).toEqual(['connect', 'unpower'])
  })
})

describe('powering off', () => {
  test('happens once, however often it is asked for', async () => {
    const { card, asks } = await openCard()

    await Promise.all([card.powerOff(), card.powerOff()])

    expect(asks).toEqual(['connect', 'unpower'])
  })

  test('drops PC/SC altogether when it does not answer', async () => {
    const { card, slot, restarts } = await openCard({ unpower: () => new Promise(() => undefined) })

    await card.powerOff()

    expect(restarts()).toBe(1)
    expect((await slot.open()).ok).toBe(true)
  })

  test('comes before PC/SC is let go of', async () => {
    const { slot, asks, closes } = await openCard()

    await slot.close()

    expect(asks).toEqual(['connect', 'unpower'])
    expect(closes()).toBe(1)
  })

  test('does not mind that the service is gone', async () => {
    const { card, restarts } = await openCard({
      unpower: async () => failed(pcscCodes.noService),
    })

    await card.powerOff()

    expect(restarts()).toBe(0)
  })
})

describe('a result code', () => {
  test.each([
    ['SCardTransmit error: Card was removed.(0x80100069)', pcscCodes.removedCard],
    ['SCardConnect error: Sharing violation.(0xffffffff8010000b)', pcscCodes.sharingViolation],
    ['SCardTransmit error: no code', pcscCodes.commError],
    ['', pcscCodes.commError],
  ])('is read from %j', (message, code) => {
    expect(codeIn(message)).toBe(code)
  })

  test('is a number whatever the message', () => {
    fc.assert(fc.property(fc.string(), (message) => Number.isInteger(codeIn(message))))
  })
})
