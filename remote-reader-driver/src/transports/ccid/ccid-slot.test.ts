import { beforeAll, describe, expect, test } from '@jest/globals'
import { ok } from '../../../contract/result.ts'
import { INS_VERIFY } from '../../apdu/command.ts'
import { linkFaultOf } from '../../apdu/link-fault.ts'
import { createEmulatedCcidReader } from '../../emulator/ccid/emulated-ccid-reader.ts'
import type { DescriptorWish } from '../../emulator/ccid/emulated-descriptor.ts'
import type { ReaderFaults } from '../../emulator/ccid/reader-faults.ts'
import type { Asked } from '../../emulator/ccid/reader-wire.ts'
import { createEmulatedCard } from '../../emulator/emulated-card.ts'
import { createThrowawayPersona, type ThrowawayPersona } from '../../emulator/throwaway-persona.ts'
import { myNumberCard } from '../../jpki/profile/my-number-card.ts'
import { createCardReader } from '../../reader/card-reader.ts'
import { createCcidSlot } from './ccid-slot.ts'
import type { SetAlarm } from './link/alarm.ts'
import type { CcidPipe } from './link/ccid-pipe.ts'
import { decodeClassDescriptor } from './message/class-descriptor.ts'
import { encodeOutMessage } from './message/out-message.ts'

const message = new TextEncoder().encode('{"purpose":"login"}')
const select = { cla: 0, ins: 0xa4, p1: 4, p2: 0x0c, data: Uint8Array.of(0xd3, 0x92, 0xf0) }
let made: ThrowawayPersona

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength: 1583 })
})

/** The emulated reader answers within microtasks, so that only silence lets an alarm ring. */
const hastyAlarm: SetAlarm = (_ms, ring) => {
  const timer = setTimeout(ring, 0)
  return () => clearTimeout(timer)
}

interface Bench {
  readonly wish?: Partial<DescriptorWish>
  readonly faults?: Partial<ReaderFaults>
  readonly isEmpty?: boolean
  readonly rewire?: (pipe: CcidPipe) => CcidPipe
}

async function plugIn({ wish, faults = {}, isEmpty = false, rewire = (pipe) => pipe }: Bench = {}) {
  const usb = createEmulatedCcidReader(wish)
  const card = createEmulatedCard(made.persona)
  if (!isEmpty) usb.lay(card)
  const descriptor = decodeClassDescriptor(usb.classDescriptor)
  if (!descriptor.ok) throw new Error(descriptor.error)
  const pipe = rewire(usb.pipe)
  const slot = createCcidSlot({ pipe, descriptor: descriptor.value, setAlarm: hastyAlarm })
  await settled()
  usb.setFaults(faults)
  return { usb, card, slot, reader: createCardReader({ slot }) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const request = (pin: string) => ({
  message,
  pin,
  spendLastTry: false,
  onStep: () => undefined,
  signal: new AbortController().signal,
})
const refused = (kind: string) => ({ ok: false, error: { kind } })
const kindsOf = (asked: readonly Asked[]) => asked.map(({ kind }) => kind)

async function openOf({ slot }: Awaited<ReturnType<typeof plugIn>>) {
  const opened = await slot.open()
  if (!opened.ok) throw new Error(opened.error.kind)
  return opened.value
}

describe('a sign-in', () => {
  test.each<[string, Bench]>([
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

    const proof = await reader.authenticate(request('1234'))

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

    await reader.authenticate(request('1234'))

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

const removals = Array.from({ length: 20 }, (_, at) => at + 1).flatMap((removeAtMessage) =>
  (['before_command', 'before_answer'] as const).map((removal) => ({ removeAtMessage, removal })),
)

describe('a card that is taken away', () => {
  test.each(removals)('at $removeAtMessage $removal loses at most the try', async (faults) => {
    const { usb, card, slot, reader } = await plugIn({ faults })

    const answered = await reader.authenticate(request('0987'))

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
    expect((await reader.authenticate(request('1234'))).ok).toBe(true)
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

describe('a reader that fails', () => {
  test.each([
    [0xff, 'card_timeout'],
    [0xfe, 'card_timeout'],
    [0xfd, 'reader_unavailable'],
    [0xfc, 'reader_unavailable'],
    [0xfb, 'reader_unavailable'],
    [0xf4, 'reader_unavailable'],
    [0xe0, 'reader_unavailable'],
    [0x01, 'reader_unavailable'],
    [0x81, 'reader_unavailable'],
  ])('with bError %i while the card is asked is %s', async (failWith, fault) => {
    const bench = await plugIn({})
    const opened = await openOf(bench)
    bench.usb.setFaults({ failAtMessage: 1, failWith })

    expect(await opened.transmit(select).catch(linkFaultOf)).toBe(fault)
    expect(await opened.transmit(select).catch(linkFaultOf)).toBe(fault)
    await opened.powerOff()
    expect(kindsOf(bench.usb.asked()).slice(-2)).toEqual(['transfer_block', 'power_off'])
  })

  test.each([
    [0xfe, 'no_card'],
    [0xf8, 'no_card'],
    [0xf7, 'no_card'],
    [0xf6, 'no_card'],
    [0xf5, 'no_card'],
    [0xfb, 'reader_unavailable'],
    [0x05, 'reader_unavailable'],
  ])('with bError %i while the card gets its power is %s', async (failWith, kind) => {
    const { slot, usb } = await plugIn({ faults: { failAtMessage: 2, failTimes: 3, failWith } })

    expect(await slot.open()).toEqual(refused(kind))
    expect(kindsOf(usb.asked()).at(-1)).toBe('power_off')
  })

  test.each([0xe0, 0xf2, 0xfe])('with bError %i once is asked again', async (failWith) => {
    const { slot } = await plugIn({ faults: { failAtMessage: 2, failWith } })

    expect((await slot.open()).ok).toBe(true)
  })

  test('is told to abort when the card stays silent, and goes on afterwards', async () => {
    const bench = await plugIn({})
    const opened = await openOf(bench)
    bench.usb.setFaults({ silentAtMessage: 1 })

    const fault = await opened.transmit(select).catch(linkFaultOf)
    await opened.powerOff()

    expect(fault).toBe('card_timeout')
    expect(kindsOf(bench.usb.asked()).slice(-3)).toEqual(['transfer_block', 'abort', 'power_off'])
    expect((await bench.reader.authenticate(request('1234'))).ok).toBe(true)
  })

  test('is aborted at power-off when nobody waits for the card any more', async () => {
    const bench = await plugIn({})
    const opened = await openOf(bench)
    bench.usb.setFaults({ silentAtMessage: 1 })
    const answer = opened.transmit(select).catch(linkFaultOf)
    await Promise.resolve()

    await opened.powerOff()

    expect(await answer).toBe('card_timeout')
    expect(kindsOf(bench.usb.asked()).slice(-3)).toEqual(['transfer_block', 'abort', 'power_off'])
  })

  test('and cannot be told to abort stays busy', async () => {
    const rewire = ({ abort: _, ...pipe }: CcidPipe): CcidPipe => pipe
    const bench = await plugIn({ rewire })
    const opened = await openOf(bench)
    bench.usb.setFaults({ silentAtMessage: 1 })

    expect(await opened.transmit(select).catch(linkFaultOf)).toBe('card_timeout')
    await opened.powerOff()
    expect(await bench.slot.open()).toEqual(refused('reader_busy'))
  })

  test('by words that are no messages still gets its power-off', async () => {
    let isGarbling = false
    const garble = (chunk: Uint8Array) => (isGarbling ? chunk.map((byte) => byte ^ 0xff) : chunk)
    const rewire = (pipe: CcidPipe): CcidPipe => ({
      ...pipe,
      onBulkIn: (listener) => pipe.onBulkIn((chunk) => listener(garble(chunk))),
    })
    const bench = await plugIn({ rewire })
    const opened = await openOf(bench)
    isGarbling = true

    const fault = await opened.transmit(select).catch(linkFaultOf)
    isGarbling = false
    await opened.powerOff()

    expect(fault).toBe('reader_unavailable')
    expect(kindsOf(bench.usb.asked()).slice(-2)).toEqual(['transfer_block', 'power_off'])
    expect((await bench.reader.authenticate(request('1234'))).ok).toBe(true)
  })

  test('is gone when its plug is pulled', async () => {
    const bench = await plugIn({})
    const opened = await openOf(bench)
    bench.usb.setFaults({ silentAtMessage: 1 })
    const answer = opened.transmit(select).catch(linkFaultOf)
    await Promise.resolve()

    bench.usb.unplug()

    expect(await answer).toBe('reader_unavailable')
    await opened.powerOff()
    expect(await bench.slot.open()).toEqual(refused('reader_unavailable'))
    expect(bench.slot.presence()).toBe('absent')
  })
})

describe('a slot', () => {
  test('tells cards that come and go', async () => {
    const { slot, usb, card } = await plugIn({ isEmpty: true })
    const told: string[] = []
    slot.onPresence((presence) => told.push(presence))

    usb.lay(card)
    usb.take()

    expect(told).toEqual(['present', 'absent'])
    expect(await slot.open()).toEqual(refused('no_card'))
  })

  test('finds a card that lay there before', async () => {
    const { slot } = await plugIn()

    expect(slot.presence()).toBe('present')
  })

  test('is for one at a time', async () => {
    const bench = await plugIn()
    const opened = await openOf(bench)

    expect(await bench.slot.open()).toEqual(refused('reader_busy'))
    await opened.powerOff()
    expect((await bench.slot.open()).ok).toBe(true)
  })

  test('numbers its messages from 0 to 255 and from 0 again', async () => {
    const bench = await plugIn()
    for (let turn = 0; turn < 100; turn += 1) await (await openOf(bench)).powerOff()

    const numbers = bench.usb.asked().map(({ seq }) => seq)

    expect(numbers.length).toBeGreaterThan(256)
    expect(numbers).toEqual(numbers.map((_, at) => at % 256))
  })

  test.each([
    [['5V', '3V'], ['5V', '3V', '1.8V'], true],
    [['5V', '3V', '1.8V'], ['5V', '3V', '1.8V'], false],
  ] as const)('with a card mute at %j tries %j', async (mutesAt, tried, isPowered) => {
    const { slot, usb } = await plugIn({ wish: { picksVoltage: false }, faults: { mutesAt } })

    const opened = await slot.open()

    const powerOns = usb.asked().filter(({ kind }) => kind === 'power_on')
    expect(powerOns.map(({ parameters }) => parameters[0])).toEqual(tried.map((_, at) => at + 1))
    expect(opened).toMatchObject(isPowered ? { ok: true } : refused('no_card'))
  })

  test('names the voltage where the reader does not pick it after all', async () => {
    const { slot, usb } = await plugIn({ faults: { failAtMessage: 2, failWith: 0x07 } })

    expect((await slot.open()).ok).toBe(true)
    const powerOns = usb.asked().filter(({ kind }) => kind === 'power_on')
    expect(powerOns.map(({ parameters }) => parameters[0])).toEqual([0, 1])
  })

  test('starts a card from cold that somebody left under power', async () => {
    const { slot, usb } = await plugIn()
    await usb.pipe.send(
      encodeOutMessage({ kind: 'power_on', voltage: '5V' }, { slot: 0, seq: 200 }),
    )

    expect((await slot.open()).ok).toBe(true)
    expect(kindsOf(usb.asked()).slice(-3)).toEqual(['get_slot_status', 'power_off', 'power_on'])
  })

  test('takes the power away when it is closed', async () => {
    const bench = await plugIn()
    await openOf(bench)

    await bench.slot.close()

    expect(kindsOf(bench.usb.asked()).at(-1)).toBe('power_off')
    expect(await bench.slot.open()).toEqual(refused('reader_unavailable'))
  })

  test('of short APDUs sends no extended command', async () => {
    const bench = await plugIn()
    const opened = await openOf(bench)
    const before = bench.usb.asked().length

    const sent = opened.transmit({ ...select, data: new Uint8Array(256) }).catch(linkFaultOf)

    expect(await sent).toBe('reader_unavailable')
    expect(bench.usb.asked()).toHaveLength(before)
  })

  test('of a reader that leaves the blocks of T=1 to the host is refused', async () => {
    await expect(plugIn({ wish: { level: 'tpdu' } })).rejects.toThrow(/tpdu level/)
  })

  test('answers what the card says', async () => {
    const bench = await plugIn()
    const opened = await openOf(bench)

    expect(await opened.transmit({ cla: 0, ins: 0xff, p1: 0, p2: 0 })).toMatchObject({ sw: 0x6d00 })
    expect(ok(bench.slot.presence())).toEqual(ok('present'))
  })
})
