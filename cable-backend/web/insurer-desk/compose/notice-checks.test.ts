import { describe, expect, test } from '@jest/globals'
import type { SentNotice } from '#cable-backend/contract/insurer'
import { noticeFindings, sendWords, stopsIn } from './notice-checks.ts'
import { emptyDraft, type NoticeDraft, noticeOf } from './notice-draft.ts'
import { statusCheckLetter } from './notice-templates.ts'

const now = new Date('2026-11-22T01:00:00Z')

const draft = (overrides: Partial<NoticeDraft> = {}): NoticeDraft => ({
  ...emptyDraft('key'),
  ...statusCheckLetter({
    recipientName: '田中花子',
    insurerName: 'みどり生命保険',
    dueOn: '2026-11-30',
  }),
  recipient: { recipientId: 'r-00000001', name: '田中花子', policyNumbers: ['MD-2204-7710'] },
  form: {
    year: '2026',
    policyNumber: 'MD-2204-7710',
    dueOn: '2026-11-30',
    address: '徳島県海部郡美波町奥河内字寺前00番地',
    account: '美波信用金庫 日和佐支店 …204',
  },
  pdf: {
    name: 'genkyo.pdf',
    bytes: new Uint8Array(),
    sha256: 'aa',
    pages: 1,
    text: 'しめ切り 2026年11月30日',
  },
  ...overrides,
})

const stops = (one: NoticeDraft) =>
  noticeFindings(one, { sent: [], recipients: [], now })
    .filter(({ tone }) => tone === 'stop')
    .map(({ field, words }) => [field, words])

const sent: SentNotice = {
  letterId: '00000000-0000-4000-8000-000000000002',
  recipientId: 'r-00000001',
  recipientName: '田中花子',
  subject: '年金の「現況届」のお願い',
  hasForm: true,
  pdf: { bytes: 1, sha256: 'aa' },
  events: [],
}

describe('a draft', () => {
  test('that is complete can be sent, and the button says to whom and what', () => {
    const findings = noticeFindings(draft(), { sent: [], recipients: [], now })

    expect(stopsIn(findings)).toBe(0)
    expect(noticeOf(draft())?.form?.questions).toHaveLength(3)
    expect(sendWords(draft(), findings)).toBe('田中花子さんに 現況届 2026年のお願いを送る')
  })

  test('that is empty says everything that is missing', () => {
    const findings = noticeFindings(emptyDraft('key'), { sent: [], recipients: [], now })

    expect(findings.map(({ field }) => field)).toEqual(['recipient', 'subject', 'parts', 'pdf'])
    expect(sendWords(emptyDraft('key'), findings)).toBe('まだ送れません　直す所が 4つ')
  })

  test('may not name a date or a sum that the PDF does not have', () => {
    const parts = draft().parts.with(3, {
      kind: 'fact',
      label: '年金',
      value: '12月1日に 120,000円',
    })

    expect(stops(draft({ parts }))).toEqual([['pdf', 'PDF にない日付・金額: 12月1日、120,000円']])
  })

  test('whose PDF cannot be read by a computer asks a person to compare', () => {
    const pdf = draft().pdf && { ...draft().pdf, text: null }
    const findings = noticeFindings(draft({ pdf: pdf as NoticeDraft['pdf'] }), {
      sent: [],
      recipients: [],
      now,
    })

    expect(findings.find(({ tone }) => tone === 'care')?.field).toBe('pdf')
  })

  test('may not carry the name of another customer', () => {
    const other = { recipientId: 'r-00000002', name: '𠮷田茂', policyNumbers: [] }
    const parts = draft().parts.with(0, { kind: 'heading', text: '𠮷田茂さま' })

    const findings = noticeFindings(draft({ parts }), { sent: [], recipients: [other], now })

    expect(findings[0]?.words).toBe('宛先ではない人の名前が あります: 𠮷田茂')
    expect(noticeFindings(draft(), { sent: [], recipients: [other], now })[0]?.tone).toBe('ok')
  })

  test('is recognised when the same PDF went to the same person before', () => {
    const findings = noticeFindings(draft(), { sent: [sent], recipients: [], now })

    expect(findings[0]).toEqual({
      field: 'pdf',
      part: null,
      tone: 'care',
      words: 'この人に 同じ PDF を もう送っています',
    })
  })

  test.each([
    [{ kind: 'paragraph', text: 'あ'.repeat(200) }, '長すぎます（9行）。5行までに 分けてください'],
    [{ kind: 'paragraph', text: ' ' }, 'まだ何も書いてありません'],
    [{ kind: 'heading', text: 'あ\nい' }, '改行や 見えない文字は 使えません。文を分けてください'],
    [{ kind: 'fact', label: 'あ'.repeat(31), value: 'い' }, '長すぎます。短くしてください'],
  ] as const)('is stopped by a part that a TV page cannot hold: %j', (part, words) => {
    const pdf = {
      name: '',
      bytes: new Uint8Array(),
      sha256: 'bb',
      pages: 1,
      text: '2026年11月30日',
    }

    expect(stops(draft({ parts: [part], pdf }))).toEqual([['parts', words]])
  })

  test.each([
    [{ dueOn: '2026-11-21' }, '期限が もう すぎています'],
    [{ dueOn: '' }, '期限の日を 入れてください'],
    [{ year: '26' }, '年は 4けたで 書いてください'],
    [{ policyNumber: '' }, '証券番号を 選んでください'],
    [{ address: '' }, 'たしかめてもらう住所を 書いてください'],
    [{ account: ' ' }, 'たしかめてもらう口座を 書いてください'],
  ])('is stopped by a form that could not be answered: %j', (fields, words) => {
    const form = draft().form
    const pdf = {
      name: '',
      bytes: new Uint8Array(),
      sha256: 'cc',
      pages: 1,
      text: '2026年11月30日、2026年11月21日',
    }
    if (form === null) throw new TypeError('the draft has a form')

    expect(stops(draft({ form: { ...form, ...fields }, pdf }))).toEqual([['form', words]])
  })
})
