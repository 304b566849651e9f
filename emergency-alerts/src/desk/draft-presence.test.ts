import { expect, test } from '@jest/globals'
import { createDraftPresence } from './draft-presence.ts'

const sato = { staffId: 'sato', name: '佐藤 美咲', roles: ['drafter'] } as const
const nishi = { staffId: 'nishi', name: '西 恵子', roles: ['drafter', 'approver'] } as const
const now = new Date('2026-11-22T09:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test('tells each of two people of the other, and nobody of themselves', () => {
  const presence = createDraftPresence()

  expect(presence.note('a', sato, now)).toEqual([])
  expect(presence.note('a', nishi, after(1))).toEqual([sato])
  expect(presence.note('a', sato, after(2))).toEqual([nishi])
  expect(presence.note('another', nishi, after(2))).toEqual([])
})

test('takes a page for closed that says nothing for 20 s', () => {
  const presence = createDraftPresence()
  presence.note('a', sato, now)

  expect(presence.othersAt('a', nishi, after(19))).toEqual([sato])
  expect(presence.othersAt('a', nishi, after(20))).toEqual([])
})

test('who only looks is not said to have it open', () => {
  const presence = createDraftPresence()
  presence.othersAt('a', nishi, now)

  expect(presence.othersAt('a', sato, now)).toEqual([])
})
