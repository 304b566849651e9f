import { expect, test } from '@jest/globals'
import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import { unusedTelegrams } from './unused-telegrams.ts'

const sato = { staffId: 'sato', name: '佐藤 美咲', roles: ['drafter'] } as const
const orderId = '00000000-0000-4000-8000-000000000001'
const draft: TelegramView['drafts'][number] = {
  hazard: 'tsunami',
  kind: 'evacuation',
  level: null,
  warning: '津波警報',
  areas: ['徳島県'],
  towns: [],
  wave: null,
  orderId: null,
}
const proposing: TelegramView = {
  telegramId: '00000000-0000-4000-8000-000000000002',
  receivedAt: '2026-11-22T09:00:00Z',
  receivedBy: sato,
  verdict: 'accepted',
  findings: [],
  telegram: null,
  place: 'actual',
  drafts: [draft],
  because: null,
  replacedBy: null,
  setAside: null,
}

test.each<[string, Partial<TelegramView>, number]>([
  ['a proposal waits', {}, 1],
  ['one for the drill place, too', { place: 'drill' }, 1],
  ['one of two drafts is made', { drafts: [{ ...draft, orderId }, draft] }, 1],
  ['its draft is made', { drafts: [{ ...draft, orderId }] }, 0],
  ['somebody decided against it', { setAside: { by: sato, at: '2026-11-22T09:01:00Z' } }, 0],
  ['a later one holds instead', { replacedBy: orderId }, 0],
  ['it proposes nothing', { place: null, drafts: [] }, 0],
])('%s', (_what, changes, waiting) => {
  expect(unusedTelegrams([{ ...proposing, ...changes }])).toHaveLength(waiting)
})
