import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { linkFaultOf } from '../../../apdu/link-fault.ts'
import type { SetAlarm } from '../../alarm.ts'
import { createCcidLink } from './ccid-link.ts'
import type { CcidPipe } from './ccid-pipe.ts'

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replace(/ /g, ''), 'hex'))

/** A clock that stands still until somebody rings an alarm. */
function createStoppedClock() {
  const alarms = new Map<object, { readonly ms: number; readonly ring: () => void }>()
  const setAlarm: SetAlarm = (ms, ring) => {
    const key = {}
    alarms.set(key, { ms, ring })
    return () => alarms.delete(key)
  }
  const waits = () => [...alarms.values()].map(({ ms }) => ms).sort((a, b) => a - b)
  const ringFirst = () => {
    const [first] = [...alarms.values()].sort((a, b) => a.ms - b.ms)
    first?.ring()
  }
  return { setAlarm, waits, ringFirst }
}

function connect({ send = async () => undefined, ...rest }: Partial<CcidPipe> = {}) {
  const sent: string[] = []
  let tell = (_chunk: Uint8Array): void => undefined
  const pipe: CcidPipe = {
    send: async (message) => {
      sent.push(Buffer.from(message).toString('hex'))
      return send(message)
    },
    onBulkIn: (listener) => {
      tell = listener
    },
    onInterrupt: () => undefined,
    onClose: () => undefined,
    close: async () => undefined,
    ...rest,
  }
  const clock = createStoppedClock()
  const link = createCcidLink({
    pipe,
    slotNumber: 0,
    longestMessage: 271,
    setAlarm: clock.setAlarm,
    patience: { replyMs: 100, mostMs: 5_000 },
    onCard: () => undefined,
  })
  return { link, clock, sent, say: (hex: string) => tell(bytes(hex)) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const block = { kind: 'transfer_block', part: 'whole', data: bytes('00200080') } as const

describe('a question to a reader', () => {
  test('waits longer by as much as the reader asks for, and goes out once', async () => {
    const { link, clock, sent, say } = connect()
    const answer = link.ask(block)
    await settled()
    expect(clock.waits()).toEqual([100, 5_000])

    say('80 00000000 00 00 80 0A 00')
    expect(clock.waits()).toEqual([1_000, 5_000])
    say('80 00000000 00 00 80 01 00')
    expect(clock.waits()).toEqual([100, 5_000])
    say('80 02000000 00 00 00 00 00 63C3')

    expect(await answer).toMatchObject({ data: bytes('63C3') })
    expect(sent).toHaveLength(1)
    expect(clock.waits()).toEqual([])
  })

  test('ends in the end however often the reader asks for time', async () => {
    const { link, clock, say } = connect()
    const fault = link.ask(block).catch(linkFaultOf)
    await settled()

    say('80 00000000 00 00 80 FF 00')
    clock.ringFirst()

    expect(await fault).toBe('card_timeout')
    expect(clock.waits()).toEqual([])
  })

  test.each([
    ['another number', '80 02000000 00 01 00 00 00 9000'],
    ['another slot', '80 02000000 01 00 00 00 00 9000'],
    ['another number, asking for time', '80 00000000 00 FF 80 64 00'],
    ['a type that nobody asked for', '83 00000000 00 00 00 00 00'],
  ])('is not answered by a reply with %s', async (_name, stray) => {
    const { link, clock, say } = connect()
    const answer = link.ask(block)
    await settled()
    const before = clock.waits()

    say(stray)
    expect(clock.waits()).toEqual(before)
    say('80 02000000 00 00 00 00 00 63C3')

    expect(await answer).toMatchObject({ data: bytes('63C3') })
  })

  test.each([
    ['no message', '00'],
    ['a message too long to be one', '80 FFFFFF00 00 00 00 00 00 00'],
    ['a status that does not exist', '80 00000000 00 00 C0 00 00'],
  ])('fails when the reader says %s', async (_name, garbage) => {
    const { link, say } = connect()
    const fault = link.ask(block).catch(linkFaultOf)
    await settled()

    say(garbage)

    expect(await fault).toBe('reader_unavailable')
  })

  test('can be asked after words that were no messages', async () => {
    const { link, say } = connect()
    say('00 80 02000000 00 00 00 00 00')
    const answer = link.ask(block)
    await settled()

    say('80 02000000 00 00 00 00 00 63C3')

    expect(await answer).toMatchObject({ data: bytes('63C3') })
  })

  test('is answered although the reply before it stopped half way', async () => {
    const { link, clock, say } = connect()
    const fault = link.ask(block).catch(linkFaultOf)
    await settled()
    say('80 02000000 00 00 00 00 00 90')
    clock.ringFirst()
    expect(await fault).toBe('card_timeout')
    const answer = link.ask(block)
    await settled()

    say('80 02000000 00 01 00 00 00 63C3')

    expect(await answer).toMatchObject({ data: bytes('63C3') })
  })

  test('fails when the pipe takes nothing', async () => {
    const send = () => Promise.reject(new Error('stall'))
    const { link, clock } = connect({ send })

    expect(await link.ask(block).catch(linkFaultOf)).toBe('reader_unavailable')
    expect(clock.waits()).toEqual([])
  })

  test('that is given up is aborted with one number on both pipes', async () => {
    const aborted: number[][] = []
    const abort = async (slot: number, seq: number) => {
      aborted.push([slot, seq])
    }
    const { link, clock, sent, say } = connect({ abort })
    const fault = link.ask(block).catch(linkFaultOf)
    await settled()
    clock.ringFirst()
    await settled()

    say('81 00000000 00 01 00 00 00')

    expect(await fault).toBe('card_timeout')
    expect(aborted).toEqual([[0, 1]])
    expect(sent[1]).toBe('72000000000001000000')
  })

  test('of a reader that cannot be stopped fails for the reader', async () => {
    const abort = () => Promise.reject(new Error('stall'))
    const { link, clock } = connect({ abort })
    const fault = link.ask(block).catch(linkFaultOf)
    await settled()

    clock.ringFirst()

    expect(await fault).toBe('reader_unavailable')
  })

  test('waits for its turn', async () => {
    const { link, sent, say } = connect()
    const first = link.ask(block)
    const second = link.ask({ kind: 'power_off' })
    await settled()
    expect(sent).toHaveLength(1)

    say('80 02000000 00 00 00 00 00 9000')
    await first
    await settled()
    say('81 00000000 00 01 01 00 00')

    expect(await second).toMatchObject({ kind: 'slot_status', card: 'inactive' })
  })

  test('keeps nothing of what it sent', async () => {
    const kept: Uint8Array[] = []
    const send = async (message: Uint8Array) => {
      kept.push(message)
    }
    const { link, say } = connect({ send })
    const answer = link.ask(block)
    await settled()
    say('80 02000000 00 00 00 00 00 9000')
    await answer

    expect(kept).toEqual([new Uint8Array(14)])
  })

  test('ends whatever the reader says, with a reply or a reason', async () => {
    const header = fc.tuple(
      fc.constantFrom(0x80, 0x81, 0x82, 0x83, 0x50),
      fc.constantFrom(0, 2, 255),
      fc.constantFrom(0, 1),
      fc.nat(1),
      fc.nat(255),
      fc.nat(255),
    )
    const likely = header.map(([type, length, slot, seq, status, error]) =>
      Uint8Array.of(type, length, 0, 0, 0, slot, seq, status, error, 0, 0x90, 0x00),
    )
    const said = fc.array(fc.oneof(likely, fc.uint8Array({ maxLength: 30 })), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(said, async (chunks) => {
        const { link, clock, say } = connect()
        const ended = link.ask(block).then(({ kind }) => kind, linkFaultOf)
        await Promise.resolve()
        for (const chunk of chunks) say(Buffer.from(chunk).toString('hex'))
        clock.ringFirst()

        expect(await ended).toMatch(
          /^(data_block|slot_status|parameters|card_timeout|reader_unavailable)$/,
        )
        expect(clock.waits()).toEqual([])
      }),
    )
  })
})
