import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type CutLine, openCutLine } from '#mocks/fixtures/alerts/cut-line'
import {
  newHousehold,
  openTestRelay,
  type RelayUnderTest,
  until,
} from '#mocks/fixtures/alerts/relay-under-test'
import { createTelevision, proverOf, type Television } from '#mocks/fixtures/alerts/television'
import {
  openTestMunicipality,
  type TestMunicipality,
} from '#mocks/fixtures/alerts/test-municipality'
import { spoken } from '../../fixtures/orders.ts'
import type { AlertTrace } from './run/alert-trace.ts'

/** The name under which the relay under test knows itself. */
const cableUrl = 'https://cable.test'

let municipality: TestMunicipality
let relay: RelayUnderTest
let line: CutLine
let tv: Television
/** How far the clocks of the box were put on, ms. */
let passedMs: number
/** So many answers of the relay are lost on their way. */
let toLose: number

beforeEach(async () => {
  passedMs = 0
  toLose = 0
  municipality = await openTestMunicipality()
  relay = await openTestRelay(municipality, { random: () => 0 })
  const household = await newHousehold({ town: '363870005000' })
  await relay.enter(household)
  line = await openCutLine(relay.origin)
  const [box] = household.boxes
  const { kid = '', x = '', y = '' } = municipality.publicJwk
  if (box === undefined) throw new RangeError('a household with a box')
  tv = createTelevision({
    cableUrl,
    keys: [{ municipality: '36387', kid, x, y }],
    prove: proverOf(box),
    fetchFrom: overLine,
    wall: () => Date.now() + passedMs,
    steady: () => performance.now() + passedMs,
    pauseOf: (ms) => (ms < 30_000 ? ms / 100 : ms),
  })
  tv.switchOn()
  await until(() => relay.relay.health().boxes.connected === 1)
})
afterEach(async () => {
  tv.switchOff()
  await line.close()
  await relay.stop()
  municipality.close()
  expect([...relay.faults, ...tv.faults]).toEqual([])
})

const overLine: typeof fetch = async (input, init) => {
  const url = String(input).replace(cableUrl, new URL(line.url).origin)
  const answer = await fetch(url, init)
  if (init?.method !== 'POST' || toLose === 0) return answer
  toLose -= 1
  throw new TypeError('the answer was lost')
}

const heard = (kind: AlertTrace['kind']): number =>
  tv.traces.filter((trace) => trace.kind === kind).length

const answersTo = async (orderId: string) =>
  (await relay.stores.answers.ofOrder(orderId)).map(({ kind, revision }) => `${kind} ${revision}`)

/**
 * An order that was seen, and which the relay is known to know as seen: an answer still on its way
 * would bring a `Date` that puts the clocks of the box back, and its keys would do nothing.
 */
async function shown(): Promise<string> {
  const { orderId } = await municipality.issue()
  await until(() => heard('kept') === 1)
  expect(await answersTo(orderId)).toEqual(['displayed 1'])
  passedMs += 3_000
  return orderId
}

async function comeBack(): Promise<void> {
  await line.mend()
  await until(() => relay.relay.health().boxes.connected === 1)
}

describe('on a line that is lost', () => {
  test('an answer is given again until the relay keeps it, and is kept once', async () => {
    const orderId = await shown()
    await line.cut()
    tv.press('2')
    tv.press('ok')
    const failed = heard('line')
    await until(() => heard('line') > failed + 3)
    expect(await answersTo(orderId)).toEqual(['displayed 1'])

    await comeBack()
    await until(() => tv.traces.some((one) => one.kind === 'kept' && one.told > 0))

    expect(await answersTo(orderId)).toEqual(['displayed 1', 'need_help 1'])
  })

  test('an answer that the relay has, unknown to the television, is not kept twice', async () => {
    const orderId = await shown()
    toLose = 3
    tv.press('3')
    tv.press('ok')

    await until(() => heard('kept') === 2)

    expect(await answersTo(orderId)).toEqual(['displayed 1', 'safe 1'])
  })

  test('the present state comes once: nothing is drawn, said or sounded again', async () => {
    const orderId = await shown()
    await line.cut()
    await comeBack()
    const { orderId: later } = await municipality.issue({ level: 5, kind: 'immediate_safety' })
    await until(async () => (await answersTo(later)).length === 1)

    expect([heard('drawn'), heard('sound')]).toEqual([2, 2])
    expect(await answersTo(orderId)).toEqual(['displayed 1'])
  })

  test('of what was changed meanwhile the last revision alone is shown', async () => {
    const orderId = await shown()
    await line.cut()
    const changed = spoken('レベルが変わりました', 'れべるがかわりました')
    for (const revision of [2, 3]) await municipality.issue({ orderId, revision, changed })
    await comeBack()
    await until(async () => (await answersTo(orderId)).length === 2)

    expect(await answersTo(orderId)).toEqual(['displayed 1', 'displayed 3'])
    expect([heard('drawn'), heard('sound')]).toEqual([2, 2])
  })
})

test('chime and voice sound once for each revision that tells something new, however often it comes', async () => {
  const first = await municipality.sign()
  const { orderId } = first
  const again = await municipality.sign({ orderId, revision: 2 })
  const changed = spoken('場所が変わりました', 'ばしょがかわりました')
  const corrected = await municipality.sign({ orderId, revision: 3, changed })
  for (const message of [first, first, again, again, corrected, corrected]) {
    municipality.show(message)
    await municipality.bus.publish(message)
    await until(async () => (await answersTo(orderId)).at(-1) === `displayed ${message.revision}`)
  }

  expect(heard('sound')).toBe(2)
})
