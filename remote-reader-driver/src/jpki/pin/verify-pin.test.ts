import { expect, test } from '@jest/globals'
import type { Command } from '../../apdu/command.ts'
import { linkFault } from '../../apdu/link-fault.ts'
import { myNumberCard } from '../profile/my-number-card.ts'
import { parsePin } from './parse-pin.ts'
import { replacePin } from './replace-pin.ts'
import { verifyPin } from './verify-pin.ts'

const typed = () => new TextEncoder().encode('1234')
const wiped = new Uint8Array(4)

test.each([0x9000, 0x63c2, 0x6984])('wipes the PIN once the card answers %i', async (sw) => {
  const pin = typed()
  const sent: string[] = []
  const transmit = async ({ data }: Command) => {
    sent.push(new TextDecoder().decode(data))
    return { data: new Uint8Array(), sw }
  }

  await verifyPin(transmit, pin)

  expect(sent).toEqual(['1234'])
  expect(pin).toEqual(wiped)
})

test('wipes the PIN when the card is gone, and does not send it again', async () => {
  const pin = typed()
  let sent = 0
  const transmit = async () => {
    sent += 1
    throw linkFault('card_removed')
  }

  await expect(verifyPin(transmit, pin)).rejects.toThrow('card_removed')

  expect(sent).toBe(1)
  expect(pin).toEqual(wiped)
})

test('does not take the question about tries for a PIN', async () => {
  const transmit = async () => ({ data: new Uint8Array(), sw: 0x9000 })

  await expect(verifyPin(transmit, new Uint8Array())).rejects.toThrow(RangeError)
})

test('a PIN is the ASCII of its digits', () => {
  expect(parsePin('0987', myNumberCard.keys.authentication.pin)).toEqual({
    ok: true,
    value: Uint8Array.of(0x30, 0x39, 0x38, 0x37),
  })
})

test('a signing password is folded to the capitals that the card compares', () => {
  const { pin } = myNumberCard.keys.signing

  expect(parsePin('abcXYZ019', pin)).toEqual({
    ok: true,
    value: new TextEncoder().encode('ABCXYZ019'),
  })
})

test.each([0x9000, 0x6982, 0x63c0])('wipes a new PIN once the card answers %i', async (sw) => {
  const pin = typed()
  const sent: string[] = []
  const transmit = async ({ ins, p1, p2, data }: Command) => {
    sent.push(`${ins} ${p1} ${p2} ${new TextDecoder().decode(data)}`)
    return { data: new Uint8Array(), sw }
  }

  await replacePin(transmit, pin)

  expect(sent).toEqual([`${0x24} 1 ${0x80} 1234`])
  expect(pin).toEqual(wiped)
})

test('wipes a new PIN when the card is gone', async () => {
  const pin = typed()
  const transmit = () => Promise.reject(linkFault('card_removed'))

  await expect(replacePin(transmit, pin)).rejects.toThrow('card_removed')
  await expect(replacePin(transmit, new Uint8Array())).rejects.toThrow(RangeError)
  expect(pin).toEqual(wiped)
})
