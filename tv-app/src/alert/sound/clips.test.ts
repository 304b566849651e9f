import { expect, test } from '@jest/globals'
import { atHome } from '../../../fixtures/alert-drive.ts'
import { ended, kiki, order, profile } from '../../../fixtures/orders.ts'
import { isPage } from '../state/front.ts'
import { clipsOf } from './clips.ts'

const clip = (name: string) => ({
  url: `https://town.test/${name}`,
  sha256: '0'.repeat(64),
  seconds: 1,
})
const recorded = { voice: { opening: clip('opening'), body: clip('body') }, shelters: [] }
const named = profile({ namesVoice: clip('names') })

function urlsAt(home: ReturnType<typeof atHome>): readonly string[] | undefined {
  const front = home.front()
  if (!isPage(front)) throw new Error('nothing is in front')
  return clipsOf(front, named)?.map(({ url }) => url.replace('https://town.test/', ''))
}

test('an order and its end are said as the municipality recorded them, with the names between', () => {
  const home = atHome().receive(order(recorded))
  expect(urlsAt(home)).toEqual(['opening', 'names', 'body'])

  expect(urlsAt(home.draw().receive({ ...ended(order(), 'lifted'), ...recorded }))).toEqual([
    ...['opening', 'names', 'body'],
  ])
})

test('a recording that calls on people to flee is not played to those whom it no longer concerns', () => {
  const moved = atHome().receive(order(recorded)).draw()
  moved.receive(order({ ...recorded, revision: 2, areas: [kiki] }))
  expect(moved.front()).toMatchObject({ kind: 'ended', why: 'not_here' })
  expect(urlsAt(moved)).toBeUndefined()

  const brief = order({ ...recorded, expiresAt: '2026-11-22T15:21:00+09:00' })
  const over = atHome().receive(brief).draw().wait(60_000)
  expect(over.front()).toMatchObject({ kind: 'ended', why: 'run_out' })
  expect(urlsAt(over)).toBeUndefined()
})
