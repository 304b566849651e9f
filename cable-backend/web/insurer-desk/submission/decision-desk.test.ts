import { describe, expect, test } from '@jest/globals'
import type { Decision, Submission } from '#cable-backend/contract/insurer'
import { type DecisionDesk, onDecision, reasonTrouble, undecided } from './decision-desk.ts'

const at = new Date('2026-11-22T01:00:00Z')
const later = new Date(at.getTime() + 16_000)
const accept: Decision = { decision: 'accepted' }
const reject: Decision = { decision: 'rejected', reason: '口座が ちがいます' }

const submission = (overrides: Partial<Submission> = {}): Submission => ({
  submissionId: '00000000-0000-4000-8000-000000000001',
  receiptNumber: '4821-0930-7715',
  recipientName: '田中花子',
  policyNumber: 'MD-2204-7710',
  year: 2026,
  dueOn: '2026-11-30',
  receivedAt: '2026-11-22T01:00:00.000Z',
  state: 'received',
  hasChanges: false,
  isSealed: true,
  statement: {
    format: 'mimamori-statement/1',
    kind: 'statusCheck',
    insurer: { insurerId: 'midori', name: 'みどり生命保険' },
    recipientId: 'r-00000001',
    recipientName: '田中花子',
    letterId: '00000000-0000-4000-8000-000000000002',
    policyNumber: 'MD-2204-7710',
    year: 2026,
    formDigest: '00',
    answers: [],
  },
  letter: {
    letterId: '00000000-0000-4000-8000-000000000002',
    recipientId: 'r-00000001',
    recipientName: '田中花子',
    subject: '年金の「現況届」のお願い',
    hasForm: true,
    pdf: { bytes: 1, sha256: '00' },
    events: [],
  },
  rejectedBecause: null,
  decidedAt: null,
  ...overrides,
})

const sending: DecisionDesk = { kind: 'sending', decision: accept, reason: '' }
const unknown: DecisionDesk = { kind: 'unknown', decision: reject, reason: 'x', since: at }

describe('a decision', () => {
  test('is sent once: a second press while it is on its way changes nothing', () => {
    const once = onDecision(undecided, { kind: 'pressed', decision: accept })

    expect(once).toEqual(sending)
    expect(onDecision(once, { kind: 'pressed', decision: reject })).toBe(once)
  })

  test('cannot be pressed again while its outcome is unknown', () => {
    const lost = onDecision(sending, { kind: 'answered', outcome: { kind: 'outcome_unknown' }, at })

    expect(lost.kind).toBe('unknown')
    expect(onDecision(lost, { kind: 'pressed', decision: accept })).toBe(lost)
  })

  test('is known again when the server shows it', () => {
    const rejected = submission({ state: 'rejected', rejectedBecause: '口座が ちがいます' })

    expect(onDecision(unknown, { kind: 'seen', submission: rejected, at })).toMatchObject({
      kind: 'decided',
      by: 'us',
    })
  })

  test('is somebody else’s when the server shows another one', () => {
    const accepted = submission({ state: 'accepted' })

    expect(onDecision(unknown, { kind: 'seen', submission: accepted, at })).toMatchObject({
      by: 'other',
    })
  })

  test('counts as not arrived only after a request in flight would have landed', () => {
    const open = submission()

    expect(onDecision(unknown, { kind: 'seen', submission: open, at })).toBe(unknown)
    expect(onDecision(unknown, { kind: 'seen', submission: open, at: later }).kind).toBe(
      'not_arrived',
    )
  })

  test('shows the result when a colleague was first', () => {
    const outcome = { kind: 'refused', code: 'already_decided' } as const

    expect(onDecision(sending, { kind: 'answered', outcome, at })).toEqual({
      kind: 'decided',
      by: 'other',
      submission: null,
    })
  })

  test('that was taken before the page was opened is shown as it is', () => {
    const accepted = submission({ state: 'accepted' })

    expect(onDecision(undecided, { kind: 'seen', submission: accepted, at })).toEqual({
      kind: 'decided',
      by: 'before',
      submission: accepted,
    })
  })

  test('of our own is shown from its very answer', () => {
    const accepted = submission({ state: 'accepted' })
    const outcome = { kind: 'done', value: accepted } as const

    expect(onDecision(sending, { kind: 'answered', outcome, at })).toEqual({
      kind: 'decided',
      by: 'us',
      submission: accepted,
    })
  })

  test('stays open with its reason when it was refused', () => {
    const desk: DecisionDesk = { kind: 'sending', decision: reject, reason: '口座が ちがいます' }
    const outcome = { kind: 'refused', code: 'unavailable' } as const

    expect(onDecision(desk, { kind: 'answered', outcome, at })).toEqual({
      kind: 'open',
      reason: '口座が ちがいます',
      refusal: 'unavailable',
    })
  })
})

test.each([
  ['', '理由を書くと 押せます'],
  ['   ', '理由を書くと 押せます'],
  ['あ'.repeat(81), '80字まで（いま 81字）'],
  ['口座が ちがいます', null],
])('a reason for the citizen is short and not empty', (reason, trouble) => {
  expect(reasonTrouble(reason)).toBe(trouble)
})
