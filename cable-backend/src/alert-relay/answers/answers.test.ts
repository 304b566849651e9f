import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { AlertAnswer } from '#cable-backend/contract/alert-stream'
import { AnswersKept } from '#cable-backend/contract/alert-stream'
import type { RelayReport } from '#emergency-alerts/contract/relay-report'
import {
  newHousehold,
  openTestRelay,
  type RelayUnderTest,
  until,
} from '#mocks/fixtures/alerts/relay-under-test'
import {
  openTestMunicipality,
  type TestMunicipality,
} from '#mocks/fixtures/alerts/test-municipality'
import type { TestBox } from '#mocks/fixtures/test-box'
import type { PushRequest } from '../../family-phones/push/family-push.ts'
import { memoryHouseholdStore } from '../../households/memory-household-store.ts'
import { memoryRelayStores } from '../memory-relay-stores.ts'
import type { RelayDeps } from '../relay-deps.ts'
import type { KeptAnswer } from './answer-store.ts'

let municipality: TestMunicipality
let reports: RelayReport[]
let isDeaf: boolean
const opened: RelayUnderTest[] = []

beforeEach(async () => {
  municipality = await openTestMunicipality()
  reports = []
  isDeaf = false
})

afterEach(async () => {
  for (const relay of opened.splice(0)) await relay.stop()
  municipality.close()
})

const municipalityClient: RelayDeps['municipalityClient'] = {
  report: async (_relayId, report) => {
    if (isDeaf) throw new Error('the municipality answered 500')
    reports.push(report)
  },
  tellSubscriber: async () => ({ namesVoice: null }),
  forgetSubscriber: async () => undefined,
}

async function open(changes: Partial<RelayDeps> = {}) {
  const under = await openTestRelay(municipality, { municipalityClient, ...changes })
  opened.push(under)
  return under
}

async function openWithOrder(boxes = 1, changes: Partial<RelayDeps> = {}) {
  const under = await open(changes)
  const household = await newHousehold({}, { boxes })
  await under.enter(household)
  const { orderId } = await municipality.issue()
  await until(() => under.relay.health().orders === 1)
  const [box] = household.boxes
  if (box === undefined) throw new RangeError('a household with a box')
  return { under, household, box, orderId }
}

const answerTo = (
  orderId: string,
  kind: AlertAnswer['kind'],
  changes: Partial<AlertAnswer> = {},
): AlertAnswer => ({ answerId: crypto.randomUUID(), orderId, revision: 1, kind, ...changes })

const keptOf = async (answer: Response) => AnswersKept.parse(await answer.json()).answers
const lastCounters = () => reports.at(-1)?.counters

/** As a box does: the same again until the town knows. */
async function untilTold(under: RelayUnderTest, box: TestBox, answers: readonly AlertAnswer[]) {
  for (;;) {
    const kept = await keptOf(await under.answer(box, answers))
    if (kept.every(({ isTold }) => isTold)) return kept
  }
}

describe('an answer', () => {
  test('is committed before it is answered, and told only once the municipality has it', async () => {
    const { under, box, orderId } = await openWithOrder()
    isDeaf = true
    const answer = answerTo(orderId, 'need_help')

    const first = await under.answer(box, [answer])
    const kept = await under.stores.answers.ofOrder(orderId)
    const second = await keptOf(await under.answer(box, [answer]))

    expect(first.status).toBe(200)
    expect(await keptOf(first)).toEqual([{ ...answer, isTold: false }])
    expect(kept).toHaveLength(1)
    expect(second).toEqual([{ ...answer, isTold: false }])
    isDeaf = false
    expect(await untilTold(under, box, [answer])).toEqual([{ ...answer, isTold: true }])
    expect(reports.flatMap(({ answers }) => answers)).toEqual([
      {
        homeRef: expect.stringMatching(/^[0-9a-f]{32}$/),
        boxRef: expect.stringMatching(/^[0-9a-f]{32}$/),
        revision: 1,
        kind: 'need_help',
        answeredAt: kept[0]?.answeredAt.toISOString(),
      },
    ])
  })

  test('that is given again after another is a fact of its own', async () => {
    const { under, box, orderId } = await openWithOrder()
    for (const kind of ['need_help', 'safe', 'need_help'] as const) {
      await untilTold(under, box, [answerTo(orderId, kind)])
    }

    const kinds = reports.flatMap(({ answers }) => answers.map(({ kind }) => kind))

    expect(kinds).toEqual(['need_help', 'safe', 'need_help'])
  })

  test('is later than those before it in the same request', async () => {
    const { under, box, orderId } = await openWithOrder()
    const given = (
      ['need_help', 'safe', 'need_help', 'evacuating', 'safe', 'need_help'] as const
    ).map((kind) => answerTo(orderId, kind))

    await untilTold(under, box, given)

    const told = reports.flatMap(({ answers }) => answers)
    const times = told.map(({ answeredAt }) => Date.parse(answeredAt))
    expect(told.map(({ kind }) => kind)).toEqual(given.map(({ kind }) => kind))
    expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other))
  })

  test('to an order or a revision that is not known is left out', async () => {
    const { under, box, orderId } = await openWithOrder()
    const known = answerTo(orderId, 'displayed')
    const unknown = answerTo(crypto.randomUUID(), 'displayed')
    const ahead = answerTo(orderId, 'displayed', { revision: 2 })

    const kept = await keptOf(await under.answer(box, [unknown, known, ahead]))

    expect(kept.map(({ answerId }) => answerId)).toEqual([known.answerId])
  })

  test('of a box that nobody knows is refused', async () => {
    const { under, orderId } = await openWithOrder()
    const stranger = (await newHousehold()).boxes[0]
    if (stranger === undefined) throw new RangeError('a household with a box')

    const answer = await under.answer(stranger, [answerTo(orderId, 'safe')])

    expect(answer.status).toBe(403)
  })

  test('of many boxes at once takes few commits', async () => {
    const households = memoryHouseholdStore()
    const held = memoryRelayStores(households)
    const sizes: number[] = []
    const answers = {
      ...held.answers,
      keep: async (given: readonly KeptAnswer[]) => {
        sizes.push(given.length)
        return held.answers.keep(given)
      },
    }
    const under = await open({ stores: { ...held, answers } })
    const household = await newHousehold({}, { boxes: 40 })
    await households.enterContract(household.contract)
    await until(() => household.boxes.every((box) => under.relay.boxOfKey(box.thumbprint)))
    const { orderId } = await municipality.issue()
    await until(() => under.relay.health().orders === 1)

    const given = await Promise.all(
      household.boxes.map((box) => under.answer(box, [answerTo(orderId, 'displayed')])),
    )

    expect(given.every(({ status }) => status === 200)).toBe(true)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(40)
    expect(sizes.length).toBeLessThan(40)
    await until(() => lastCounters()?.displayed === 40)
  })

  test('is refused while the database is away, and nothing of it is lost', async () => {
    const households = memoryHouseholdStore()
    const held = memoryRelayStores(households)
    let isAway = true
    const answers = {
      ...held.answers,
      keep: async (given: readonly KeptAnswer[]) => {
        if (isAway) throw new Error('no database')
        return held.answers.keep(given)
      },
    }
    const under = await open({ stores: { ...held, answers } })
    const household = await newHousehold()
    await households.enterContract(household.contract)
    const [box] = household.boxes
    if (box === undefined) throw new RangeError('a household with a box')
    await until(() => under.relay.boxOfKey(box.thumbprint) !== undefined)
    const { orderId } = await municipality.issue()
    await until(() => under.relay.health().orders === 1)
    const answer = answerTo(orderId, 'safe')

    const refused = await under.answer(box, [answer])
    isAway = false

    expect(refused.status).toBe(503)
    expect(under.faults.map(({ message }) => message)).toContain('answers could not be committed')
    await untilTold(under, box, [answer])
    expect(reports.flatMap(({ answers: told }) => told)).toHaveLength(1)
  })
})

describe('the counters', () => {
  test('add up while boxes answer, and stop the sending', async () => {
    const { under, household, orderId } = await openWithOrder(3)
    const [one, two] = household.boxes
    if (one === undefined || two === undefined) throw new RangeError('a household with boxes')

    await untilTold(under, one, [answerTo(orderId, 'displayed')])
    await untilTold(under, two, [answerTo(orderId, 'evacuating')])

    await until(() => lastCounters()?.displayed === 2)
    expect(lastCounters()).toMatchObject({
      homes: 1,
      targeted: 3,
      displayed: 2,
      pending: 1,
      failed: 0,
      firstDisplayedMs: expect.any(Number),
    })
  })

  test('give up boxes that are not there, until they come back', async () => {
    const { under, household, box, orderId } = await openWithOrder(2, {
      times: { ...(await open()).times, givenUpAfterMs: 100, resendAfterMs: [50] },
    })
    const reader = await under.connect(box)

    await until(() => lastCounters()?.failed === 1)
    expect(lastCounters()).toMatchObject({ targeted: 2, displayed: 0, pending: 1, failed: 1 })
    expect(lastCounters()?.resends).toBeGreaterThanOrEqual(0)
    const late = household.boxes[1]
    if (late === undefined) throw new RangeError('a second box')
    await untilTold(under, late, [answerTo(orderId, 'displayed')])

    await until(() => lastCounters()?.failed === 0)
    expect(lastCounters()).toMatchObject({ targeted: 2, displayed: 1, pending: 1 })
    reader.leave()
  })

  test('count the phones that are asked where a television shows an order and nobody answers', async () => {
    const asked: PushRequest[] = []
    const { under, box, household, orderId } = await openWithOrder(2, {
      times: { ...(await open()).times, givenUpAfterMs: 1_000 },
      push: {
        notify: async (request) => {
          asked.push(request)
          const counts = { asked: 2, accepted: 1, failed: 1 }
          request.onCounts?.(counts)
          return counts
        },
      },
    })
    const other = await municipality.issue()
    await until(() => under.relay.health().orders === 2)
    const shown = [answerTo(orderId, 'displayed'), answerTo(other.orderId, 'displayed')]
    await untilTold(under, box, [...shown, answerTo(orderId, 'need_help')])

    await until(() => reports.some(({ counters }) => counters.pushes.asked === 2))
    const { householdId } = household.contract
    expect(asked.map(({ document, homes }) => [document.orderId, homes])).toEqual([
      [other.orderId, [{ householdId, names: [] }]],
    ])
    const ofOther = reports.filter((report) => report.orderId === other.orderId).at(-1)
    expect(ofOther?.counters.pushes).toEqual({ asked: 2, accepted: 1, failed: 1 })
  })

  test('asks where nothing is shown first, where nobody answers as long again, and each home once', async () => {
    const asked: string[] = []
    const notify = async ({ homes, onCounts }: PushRequest) => {
      const counts = { asked: homes.length, accepted: homes.length, failed: 0 }
      asked.push(...homes.map(({ householdId }) => householdId))
      onCounts?.(counts)
      return counts
    }
    const times = { ...(await open()).times, givenUpAfterMs: 1_000 }
    const { under, box, household, orderId } = await openWithOrder(2, { times, push: { notify } })
    const [dark, answering] = [await newHousehold(), await newHousehold()]
    await under.enter(dark, answering)
    const [answerer] = answering.boxes
    if (answerer === undefined) throw new RangeError('a household with a box')
    await untilTold(under, box, [answerTo(orderId, 'displayed')])
    await untilTold(under, answerer, [answerTo(orderId, 'safe')])

    await until(() => asked.length === 2)
    await until(() => lastCounters()?.pushes.asked === 2)

    expect(asked).toEqual([dark.contract.householdId, household.contract.householdId])
    expect(lastCounters()?.pushes).toEqual({ asked: 2, accepted: 2, failed: 0 })
  })

  test('asks the family anew where a correction stays unanswered', async () => {
    const asked: PushRequest[] = []
    const notify = async (request: PushRequest) => {
      asked.push(request)
      return { asked: 1, accepted: 1, failed: 0 }
    }
    const times = { ...(await open()).times, givenUpAfterMs: 400 }
    const { under, box, orderId } = await openWithOrder(1, { times, push: { notify } })
    await untilTold(under, box, [answerTo(orderId, 'safe')])

    await municipality.issue({ orderId, revision: 2 })
    await untilTold(under, box, [answerTo(orderId, 'displayed', { revision: 2 })])
    await until(() => asked.length === 1)

    expect(asked.map(({ document }) => document.revision)).toEqual([2])
  })

  test.each([
    ['that was asked is told of the end, once', 50, [1, 2]],
    ['that was not asked hears of no end', 60_000, []],
  ])('a family %s', async (_what, givenUpAfterMs, revisions) => {
    const asked: PushRequest[] = []
    const notify = async (request: PushRequest) => {
      asked.push(request)
      return { asked: 1, accepted: 1, failed: 0 }
    }
    const times = { ...(await open()).times, givenUpAfterMs }
    const { under, orderId } = await openWithOrder(1, { times, push: { notify } })
    const isDone = () => asked.length === revisions.length - 1
    if (revisions.length > 0) await until(isDone)

    await municipality.issue({ orderId, revision: 2, standing: 'cancelled' })
    await until(() => reports.some(({ revision }) => revision === 2))
    await new Promise((resolve) => setTimeout(resolve, 100))

    expect(asked.map(({ document }) => document.revision)).toEqual(revisions)
    expect(asked.every(({ homes }) => homes.length === 1)).toBe(true)
    expect(under.faults).toEqual([])
  })

  test('of a cancelled order count who had shown it', async () => {
    const { under, box, orderId } = await openWithOrder(2)
    await untilTold(under, box, [answerTo(orderId, 'displayed')])

    await municipality.issue({ orderId, revision: 2, standing: 'cancelled' })
    await until(() => reports.at(-1)?.revision === 2)
    expect(lastCounters()).toMatchObject({ targeted: 1, displayed: 0, pending: 1 })
    await untilTold(under, box, [answerTo(orderId, 'displayed', { revision: 2 })])

    await until(() => lastCounters()?.displayed === 1)
    expect(lastCounters()).toMatchObject({ targeted: 1, pending: 0, failed: 0 })
  })

  test('go on after a new start, with higher serials', async () => {
    const { under, household, box, orderId } = await openWithOrder(2)
    await untilTold(under, box, [answerTo(orderId, 'displayed')])
    await until(() => lastCounters()?.displayed === 1)
    isDeaf = true
    const [, second] = household.boxes
    if (second === undefined) throw new RangeError('a second box')
    await under.answer(second, [answerTo(orderId, 'safe')])
    await under.relay.stop()
    const before = reports.at(-1)?.serial ?? 0
    reports = []
    isDeaf = false

    await open({ stores: under.stores })

    await until(() => reports.some(({ answers }) => answers.length === 1))
    await until(() => lastCounters()?.displayed === 2)
    expect(Math.min(...reports.map(({ serial }) => serial))).toBeGreaterThan(before)
  })
})
