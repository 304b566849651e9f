import { beforeAll, describe, expect, test } from '@jest/globals'
import { certificateLength, proofRequest } from '../../../fixtures/laid-card.ts'
import {
  kindsOf,
  openOf,
  type PlugWishes,
  plugIn as plugInReader,
} from '../../../fixtures/plugged-reader.ts'
import { linkFaultOf } from '../../apdu/link-fault.ts'
import { createThrowawayPersona, type ThrowawayPersona } from '../../emulator/throwaway-persona.ts'
import type { CcidPipe } from './link/ccid-pipe.ts'
import { encodeOutMessage } from './message/out-message.ts'

const refused = (kind: string) => ({ ok: false, error: { kind } })

const select = { cla: 0, ins: 0xa4, p1: 4, p2: 0x0c, data: Uint8Array.of(0xd3, 0x92, 0xf0) }
let made: ThrowawayPersona

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength })
})

const plugIn = (wishes: Omit<PlugWishes, 'persona'> = {}) =>
  plugInReader({ persona: made.persona, ...wishes })

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
    expect((await bench.reader.authenticate(proofRequest('1234'))).ok).toBe(true)
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
    expect((await bench.reader.authenticate(proofRequest('1234'))).ok).toBe(true)
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
  })
})
