import { describe, expect, test } from '@jest/globals'
import type { Command } from './command.ts'
import { linkFault, linkFaultOf } from './link-fault.ts'
import type { Response } from './response.ts'
import { type TrafficLine, withTraffic } from './traffic.ts'
import { type Transmit, transmitOver, withCorrectLength, withGetResponse } from './transmit.ts'

const read: Command = { cla: 0, ins: 0xb0, p1: 0, p2: 0, le: 256 }
const verify: Command = { cla: 0, ins: 0x20, p1: 0, p2: 0x80, data: Buffer.from('1234') }

/** A card that says these answers in turn. */
function scriptedCard(...answers: readonly Response[]) {
  const commands: Command[] = []
  const transmit: Transmit = async (command) => {
    commands.push(command)
    const answer = answers[commands.length - 1]
    if (answer === undefined) throw linkFault('card_removed')
    return answer
  }
  return { transmit, commands }
}

const said = (sw: number, ...data: number[]): Response => ({ data: Uint8Array.from(data), sw })

describe('decorators of transmit', () => {
  test('fetch an answer that comes in parts', async () => {
    const card = scriptedCard(said(0x6102, 1), said(0x6101, 2, 3), said(0x9000, 4))

    const answer = await withGetResponse(card.transmit)(read)

    expect(answer).toEqual(said(0x9000, 1, 2, 3, 4))
    expect(card.commands.slice(1)).toEqual([
      { cla: 0, ins: 0xc0, p1: 0, p2: 0, le: 2 },
      { cla: 0, ins: 0xc0, p1: 0, p2: 0, le: 1 },
    ])
  })

  test('end with a card that never ends its answer', async () => {
    const transmit: Transmit = async () => said(0x6100)

    await expect(withGetResponse(transmit)(read)).rejects.toThrow('never ends')
  })

  test('fetch the rest in the interindustry class, whatever the class before', async () => {
    const card = scriptedCard(said(0x6101, 1), said(0x9000, 2))

    await withGetResponse(card.transmit)({ ...read, cla: 0x80, ins: 0x2a })

    expect(card.commands[1]).toEqual({ cla: 0, ins: 0xc0, p1: 0, p2: 0, le: 1 })
  })

  test('end with a card that gives more than any answer holds', async () => {
    const data = new Uint8Array(256)
    const transmit: Transmit = async () => ({ data, sw: 0x6100 })

    await expect(withGetResponse(transmit)(read)).rejects.toThrow('never ends')
  })

  test('call an answer that cannot be one a reader that is not there', async () => {
    const exchange = async () => Uint8Array.of(0x90)

    expect(await transmitOver(exchange)(read).catch(linkFaultOf)).toBe('reader_unavailable')
    await expect(transmitOver(exchange)({ ...read, le: 0 })).rejects.toThrow(RangeError)
  })

  test.each([
    ['is answered', async () => Uint8Array.of(0x90, 0x00)],
    ['is not', () => Promise.reject(linkFault('card_removed'))],
  ])('keep no bytes of a command once it %s', async (_, answer) => {
    const kept: Uint8Array[] = []
    const transmit = transmitOver((bytes) => {
      kept.push(bytes)
      expect([...bytes]).toEqual([0x00, 0x20, 0x00, 0x80, 4, 0x31, 0x32, 0x33, 0x34])
      return answer()
    })

    await transmit(verify).catch(linkFaultOf)

    expect(kept).toEqual([new Uint8Array(9)])
  })

  test('ask once more with the length that the card names', async () => {
    const card = scriptedCard(said(0x6c03), said(0x9000, 1, 2, 3))

    expect(await withCorrectLength(card.transmit)(read)).toEqual(said(0x9000, 1, 2, 3))
    expect(card.commands[1]).toEqual({ ...read, le: 3 })
  })

  test('never send a PIN a second time', async () => {
    const card = scriptedCard(said(0x6c03), said(0x9000))

    expect(await withCorrectLength(card.transmit)(verify)).toEqual(said(0x6c03))
    expect(card.commands).toHaveLength(1)
  })
})

describe('traffic', () => {
  const watch = (transmit: Transmit) => {
    const lines: TrafficLine[] = []
    const watched = withTraffic({ log: (line) => lines.push(line), now: () => new Date(0) })(
      transmit,
    )
    return { watched, lines }
  }

  test.each([0x20, 0x24])('shows that INS %i carries a secret, and not which', async (ins) => {
    const { watched, lines } = watch(scriptedCard(said(0x9000)).transmit)

    await watched({ ...verify, ins })

    expect(lines.map(({ text }) => text)).toEqual([`00${ins.toString(16)}0080 04 ••••`, '9000'])
    expect(lines[0]?.command.data).toEqual(new Uint8Array(4))
  })

  test('cuts a long answer short and tells of a card that is gone', async () => {
    const { watched, lines } = watch(scriptedCard(said(0x9000, ...Array(256).fill(7))).transmit)

    await watched(read)
    await watched(read).catch(linkFaultOf)

    expect(lines.map(({ text }) => text)).toEqual([
      '00B00000 00',
      '07070707… (256 bytes) 9000',
      '00B00000 00',
      'card_removed',
    ])
  })
})
