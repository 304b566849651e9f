import { describe, expect, test } from '@jest/globals'
import type { Presence } from '../../reader/card-slot.ts'
import type { CardPower } from './message/in-message.ts'
import { createSlotPresence } from './slot-presence.ts'

function watch(...found: CardPower[]) {
  const slot = createSlotPresence()
  const told: Presence[] = []
  for (const card of found) slot.found(card)
  slot.onPresence((presence) => told.push(presence))
  return { slot, told }
}

const laid = { isPresent: true, hasChanged: true }
const stillThere = { isPresent: true, hasChanged: false }
const taken = { isPresent: false, hasChanged: true }
const stillEmpty = { isPresent: false, hasChanged: false }

describe('the presence of a card', () => {
  test('is told when a card is laid and taken', () => {
    const { slot, told } = watch()

    expect(slot.heard(laid)).toBe(false)
    expect(slot.heard(taken)).toBe(true)
    expect(told).toEqual(['present', 'absent'])
  })

  test('is told once more when the card went and came back between two words', () => {
    const { slot, told } = watch()
    slot.heard(laid)

    expect(slot.heard(laid)).toBe(true)
    expect(told).toEqual(['present', 'present'])
  })

  test('is not told twice when a reply was faster than the reader told it', () => {
    const { slot, told } = watch('active')

    expect(slot.heard(laid)).toBe(false)
    expect(told).toEqual([])
    expect(slot.heard(laid)).toBe(true)
  })

  test('is not told when another slot of the reader has changed', () => {
    const { slot, told } = watch()
    slot.heard(stillEmpty)
    slot.heard(laid)

    expect(slot.heard(stillThere)).toBe(false)
    expect(told).toEqual(['present'])
  })

  test('is told no more to who does not want it', () => {
    const { slot, told } = watch()
    const stop = slot.onPresence((presence) => told.push(presence))
    stop()

    slot.found('inactive')

    expect(told).toEqual(['present'])
    expect(slot.presence()).toBe('present')
  })
})
