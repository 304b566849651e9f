import { describe, expect, test } from '@jest/globals'
import type { SentNotice } from '#cable-backend/contract/insurer'
import { editing, onSend, type SendDesk } from './send-desk.ts'

const at = new Date('2026-11-22T01:00:00Z')
const unknown: SendDesk = { kind: 'unknown', since: at }
const notice: SentNotice = {
  letterId: '00000000-0000-4000-8000-000000000002',
  recipientId: 'r-00000001',
  recipientName: '田中花子',
  subject: '年金の「現況届」のお願い',
  hasForm: true,
  pdf: { bytes: 1, sha256: '00' },
  events: [],
}

describe('sending a notice', () => {
  test('happens once, however often the button is pressed', () => {
    const once = onSend(editing, { kind: 'pressed' })

    expect(once).toEqual({ kind: 'sending' })
    expect(onSend(once, { kind: 'pressed' })).toBe(once)
  })

  test('locks the draft while nobody knows whether it went out', () => {
    const lost = onSend(
      { kind: 'sending' },
      { kind: 'answered', outcome: { kind: 'outcome_unknown' }, at },
    )

    expect(lost).toEqual(unknown)
    expect(onSend(lost, { kind: 'edited' })).toBe(lost)
    expect(onSend(lost, { kind: 'pressed' })).toBe(lost)
  })

  test('keeps asking while the postbox is away, and ends with its answer', () => {
    const away = { kind: 'refused', code: 'unavailable' } as const

    expect(onSend(unknown, { kind: 'answered', outcome: away, at })).toBe(unknown)
    expect(
      onSend(unknown, { kind: 'answered', outcome: { kind: 'done', value: notice }, at }),
    ).toEqual({ kind: 'sent', notice })
  })

  test('gives the draft back with the reason when it was refused', () => {
    const outcome = { kind: 'refused', code: 'duplicate_notice' } as const

    expect(onSend({ kind: 'sending' }, { kind: 'answered', outcome, at })).toEqual({
      kind: 'editing',
      refusal: 'duplicate_notice',
    })
  })

  test('forgets a refusal as soon as something is changed', () => {
    expect(onSend({ kind: 'editing', refusal: 'pdf_invalid' }, { kind: 'edited' })).toEqual(editing)
  })
})
