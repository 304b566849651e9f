import { describe, expect, test } from '@jest/globals'
import { linkFaultOf } from '../../apdu/link-fault.ts'
import { exchangeApdu } from './exchange-apdu.ts'
import type { CcidLink } from './link/ccid-link.ts'
import type { CcidDescriptor } from './message/class-descriptor.ts'
import type { InMessage } from './message/in-message.ts'
import type { OutMessage } from './message/out-message.ts'

const extended: CcidDescriptor = {
  slotCount: 1,
  voltages: ['5V'],
  picksVoltage: true,
  setsParameters: true,
  exchangeLevel: 'extended_apdu',
  longestMessage: 14,
  mostBusySlots: 1,
}
const command = Uint8Array.of(0, 0xb0, 0, 0, 0, 1, 0)
const said = { slot: 0, seq: 0, card: 'active', outcome: { kind: 'done' } } as const
const block = (chain: number, ...data: number[]): InMessage => ({
  ...said,
  kind: 'data_block',
  data: Uint8Array.from(data),
  chain,
})

/** A reader that says these replies in turn, and then the last one for ever. */
function script(...replies: readonly InMessage[]) {
  const asked: OutMessage[] = []
  const ask: CcidLink['ask'] = async (message) => {
    asked.push(message)
    const reply = replies[asked.length - 1] ?? replies.at(-1)
    if (reply === undefined) throw new Error('nothing to say')
    return reply
  }
  return { ask, asked }
}

describe('an extended exchange', () => {
  test('sends a command in parts and puts the answer together', async () => {
    const { ask, asked } = script(
      block(0x10),
      block(0x01, 1, 2),
      block(0x03, 3),
      block(0x02, 0x90, 0),
    )

    const answer = await exchangeApdu({ ask, descriptor: extended }, command)

    expect(answer).toEqual(Uint8Array.of(1, 2, 3, 0x90, 0))
    expect(asked).toEqual([
      { kind: 'transfer_block', part: 'begin', data: command.subarray(0, 4) },
      { kind: 'transfer_block', part: 'end', data: command.subarray(4) },
      { kind: 'transfer_block', part: 'go_on', data: new Uint8Array() },
      { kind: 'transfer_block', part: 'go_on', data: new Uint8Array() },
    ])
  })

  test.each<[string, readonly InMessage[]]>([
    ['answers half a command', [block(0x00, 0x90, 0)]],
    ['starts with the end', [block(0x10), block(0x02, 0x90, 0)]],
    ['starts twice', [block(0x10), block(0x01, 1), block(0x01, 2)]],
    ['ends with the whole', [block(0x10), block(0x01, 1), block(0x00, 2)]],
    ['names a part that does not exist', [block(0x10), block(0x04, 0x90, 0)]],
    ['goes on with nothing', [block(0x10), block(0x01, 1), block(0x03)]],
    ['never ends', [block(0x10), block(0x01, 1), block(0x03, ...Array(4_000).fill(7))]],
    ['says something else', [{ ...said, kind: 'slot_status', clock: 0 }]],
  ])('fails with a reader that %s', async (_name, replies) => {
    const { ask } = script(...replies)

    const fault = await exchangeApdu({ ask, descriptor: extended }, command).catch(linkFaultOf)

    expect(fault).toBe('reader_unavailable')
  })

  test.each<[InMessage['card'], 'card_mute' | 'parity_error', string]>([
    ['absent', 'card_mute', 'card_removed'],
    ['inactive', 'card_mute', 'card_removed'],
    ['inactive', 'parity_error', 'card_removed'],
    ['active', 'card_mute', 'card_timeout'],
    ['active', 'parity_error', 'reader_unavailable'],
  ])('that fails with a card that is %s, by %s, is %s', async (card, error, fault) => {
    const outcome = { kind: 'failed', error } as const
    const { ask, asked } = script({ ...block(0), card, outcome })

    expect(await exchangeApdu({ ask, descriptor: extended }, command).catch(linkFaultOf)).toBe(
      fault,
    )
    expect(asked).toHaveLength(1)
  })
})
