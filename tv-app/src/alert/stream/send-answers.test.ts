import { expect, test } from '@jest/globals'
import type { AlertAnswer } from '#cable-backend/contract/alert-stream'
import { noNonce } from '../../proven/send-proven.ts'
import { createAnswerSender } from './send-answers.ts'

const call: AlertAnswer = {
  answerId: 'press-0001',
  orderId: '6f1f8a4e-52a5-4f43-9a3c-0a4a4b0c8e11',
  revision: 1,
  kind: 'need_help',
}

/** The pauses of a box whose relay answers so, one after another; the last answer ends it. */
async function pausesOf(statuses: readonly (503 | 'kept' | 'told')[]): Promise<readonly number[]> {
  const outbox = [call]
  const pauses: number[] = []
  const coming = [...statuses]
  const sender = createAnswerSender({
    url: 'https://cable.test/alerts/answers',
    prove: async () => 'proof',
    nonce: noNonce(),
    random: () => 0.5,
    outbox: () => outbox,
    onKept: (kept) => {
      if (kept.some(({ isTold }) => isTold)) outbox.pop()
    },
    onDate: () => undefined,
    fetchFrom: async () => {
      const status = coming.shift()
      if (status === 503) return new Response(null, { status })
      return Response.json({ answers: [{ ...call, isTold: status === 'told' }] })
    },
    clock: {
      in: (ms, again) => {
        pauses.push(ms)
        setImmediate(again)
        return () => undefined
      },
    },
  })
  sender.wake()
  while (outbox.length > 0 && pauses.length < 20)
    await new Promise((resolve) => setImmediate(resolve))
  sender.close()
  return pauses
}

test('a call for help that nobody takes is sent again after pauses of fifteen seconds at most', async () => {
  expect(await pausesOf([503, 503, 503, 503, 503, 'told'])).toEqual([
    2_000, 4_000, 8_000, 15_000, 15_000,
  ])
})

test('one that was taken at last soon asks whether the town has heard of it', async () => {
  expect(await pausesOf([503, 503, 503, 'kept', 'kept', 'told'])).toEqual([
    2_000, 4_000, 8_000, 1_000, 2_000,
  ])
})

test('of answers that are refused together each goes alone, and none before an older one', async () => {
  const outbox = ['displayed', 'need_help', 'evacuating', 'safe'].map((kind, index) => ({
    ...call,
    answerId: `press-000${index}`,
    kind,
  })) as AlertAnswer[]
  const sent: string[] = []
  const sender = createAnswerSender({
    url: 'https://cable.test/alerts/answers',
    prove: async () => 'proof',
    nonce: noNonce(),
    random: () => 0.5,
    outbox: () => outbox,
    onKept: (kept) => {
      for (const { answerId, kind } of kept)
        if (kind !== 'need_help')
          outbox.splice(
            outbox.findIndex((one) => one.answerId === answerId),
            1,
          )
    },
    onDate: () => undefined,
    fetchFrom: async (_url, init) => {
      const { answers } = JSON.parse(String(init?.body))
      if (answers.length > 1) return new Response(null, { status: 422 })
      sent.push(answers[0].kind)
      // The town hears of the call only later.
      return Response.json({ answers: answers.map((one: object) => ({ ...one, isTold: false })) })
    },
    clock: {
      in: (_ms, again) => {
        setImmediate(again)
        return () => undefined
      },
    },
  })
  sender.wake()
  while (outbox.length > 1) await new Promise((resolve) => setImmediate(resolve))
  sender.close()

  expect(sent.slice(0, 4)).toEqual(['displayed', 'need_help', 'evacuating', 'safe'])
})
