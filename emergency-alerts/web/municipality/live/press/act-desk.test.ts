import { describe, expect, jest, test } from '@jest/globals'
import { err, ok, type Result } from '#emergency-alerts/contract/result'
import type { ActOutcome } from '../hall-answer.ts'
import { sendUntilKnown, type UnknownStep } from './act-desk.ts'

const unknown = { kind: 'outcome_unknown' } as const
const done = { kind: 'done', value: 'issued' } as const

/** A clock that only sleeping moves. */
function world() {
  let ms = Date.parse('2026-11-22T09:00:00Z')
  return {
    now: () => new Date(ms),
    sleep: async (by: number) => {
      ms += by
    },
    find: async (): Promise<Result<string | null, unknown>> => ok(null),
    onUnknown: jest.fn<(since: Date, step: UnknownStep) => void>(),
  }
}

const answering = (...outcomes: readonly ActOutcome<string>[]) => {
  const left = [...outcomes]
  return jest.fn(async () => left.shift() ?? unknown)
}

describe('an act of which nobody knows what came of it', () => {
  test('is sent again until the server says what it did', async () => {
    const at = world()
    const send = answering(unknown, unknown, done)

    expect(await sendUntilKnown({ ...at, send })).toEqual(done)
    expect(send).toHaveBeenCalledTimes(3)
    expect(at.onUnknown).toHaveBeenCalledWith(new Date('2026-11-22T09:00:00Z'), 'sends_again')
    expect(at.onUnknown).not.toHaveBeenCalledWith(expect.anything(), 'only_looks')
  })

  test('is only looked for after half a minute, until the server can be reached', async () => {
    const at = world()
    const looks = [err('cut'), err('cut'), ok('issued')]
    const find = jest.fn(async (): Promise<Result<string | null, unknown>> => {
      return looks.shift() ?? ok(null)
    })

    expect(await sendUntilKnown({ ...at, find, send: answering() })).toEqual(done)
    expect(find).toHaveBeenCalledTimes(3)
    expect(at.onUnknown).toHaveBeenLastCalledWith(expect.anything(), 'only_looks')
  })

  test('is never sent again half a minute after the press', async () => {
    const at = world()
    const send = answering()

    expect(await sendUntilKnown({ ...at, send })).toEqual(unknown)
    expect(send).toHaveBeenCalledTimes(16)
  })

  test('is sent once when the first answer is clear', async () => {
    const at = world()
    const send = answering(done)

    expect(await sendUntilKnown({ ...at, send })).toEqual(done)
    expect(send).toHaveBeenCalledTimes(1)
    expect(at.onUnknown).not.toHaveBeenCalled()
  })
})
