import { describe, expect, test } from '@jest/globals'
import type { SubmissionSummary } from '#cable-backend/contract/insurer'
import type { EvidenceState } from '../evidence/evidence-state.ts'
import { findRows, inboxFigures, inboxRows } from './inbox-rows.ts'

const now = new Date('2026-11-22T01:32:00Z')

const submission = (overrides: Partial<SubmissionSummary> = {}): SubmissionSummary => ({
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
  ...overrides,
})

const checked = (passed: boolean): EvidenceState => ({
  kind: 'checked',
  checked: {
    checks: [{ id: 'seal', passed, fact: '' }],
    zip: new Uint8Array(),
    checkedAt: now,
    offline: { zipName: '', authorities: [], command: '' },
  },
})

const names = (rows: readonly { submission: SubmissionSummary }[]) =>
  rows.map((row) => row.submission.recipientName)

describe('the inbox', () => {
  test('puts what a check has stopped before every deadline', () => {
    const soon = submission({ recipientName: 'soon', dueOn: '2026-11-23' })
    const forged = submission({ recipientName: 'forged', dueOn: '2026-12-31' })

    const rows = inboxRows([soon, forged], (one) => checked(one !== forged))

    expect(names(rows)).toEqual(['forged', 'soon'])
    expect(rows[0]?.state).toBe('stopped')
  })

  test('goes by deadline, then by the time of arrival, and ends with what is decided', () => {
    const rows = inboxRows(
      [
        submission({ recipientName: 'done', state: 'accepted', dueOn: '2026-11-01' }),
        submission({ recipientName: 'second', receivedAt: '2026-11-22T01:10:00.000Z' }),
        submission({ recipientName: 'first', receivedAt: '2026-11-21T01:10:00.000Z' }),
        submission({ recipientName: 'urgent', dueOn: '2026-11-25' }),
      ],
      () => checked(true),
    )

    expect(names(rows)).toEqual(['urgent', 'first', 'second', 'done'])
  })

  test('keeps a decided submission decided when its evidence fails later', () => {
    const rows = inboxRows([submission({ state: 'accepted' })], () => checked(false))

    expect(rows[0]?.state).toBe('accepted')
  })

  test('says that a submission still waits for its seal', () => {
    const rows = inboxRows([submission({ isSealed: false })], () => ({ kind: 'unsealed' }))

    expect(rows[0]?.state).toBe('sealing')
  })

  test('counts what is open, urgent, stopped and done', () => {
    const forged = submission({ dueOn: '2026-12-20' })
    const rows = inboxRows(
      [
        forged,
        submission({ dueOn: '2026-11-29' }),
        submission({ dueOn: '2026-11-30' }),
        submission({ state: 'accepted' }),
        submission({ state: 'rejected' }),
      ],
      (one) => checked(one !== forged),
    )

    expect(inboxFigures(rows, now)).toEqual({
      open: 3,
      dueWithinAWeek: 1,
      stopped: 1,
      accepted: 1,
      rejected: 1,
    })
  })

  test.each([
    ['４８２１ ０９３０', true],
    ['48210930', true],
    ['花子', true],
    ['md2204', true],
    ['ＭＤ−2204', true],
    ['一郎', false],
  ])('finds a submission by number, name or policy: %s', (search, isFound) => {
    const rows = inboxRows([submission()], () => checked(true))

    expect(findRows(rows, { filter: 'all', search })).toHaveLength(isFound ? 1 : 0)
  })

  test('shows only what is asked for', () => {
    const rows = inboxRows(
      [
        submission({ recipientName: 'open' }),
        submission({ recipientName: 'no', state: 'rejected' }),
      ],
      () => checked(true),
    )

    expect(names(findRows(rows, { filter: 'open', search: '' }))).toEqual(['open'])
    expect(names(findRows(rows, { filter: 'rejected', search: '' }))).toEqual(['no'])
  })
})
