import { expect, test } from '@jest/globals'
import { contractNews, letter, summaryOf } from '../../../fixtures/letters.ts'
import type { Page, TextSize } from '../../page/page.ts'
import { startOfList } from '../paged-list.ts'
import { lettersPage } from './page.ts'

const told = 'お手紙を開くと、開いたことが送り主に伝わります。'
const pageOf = (letters: Parameters<typeof lettersPage>[1]['letters'], size: TextSize): Page =>
  lettersPage(
    { name: 'letters', ...startOfList },
    { letters, personName: '田中花子' },
    { size, isSpeaking: false, supportPhone: '0120-000-000' },
  )

test.each(['standard', 'large', 'largest'] as const)(
  'says at %s, before a letter is opened, that its sender is told',
  (size) => {
    const [unread, read] = [true, false].map((isUnread) => [
      summaryOf(letter(), isUnread),
      summaryOf(contractNews, false),
    ])

    expect(JSON.stringify(pageOf(unread ?? [], size))).toContain(told)
    expect(JSON.stringify(pageOf(read ?? [], size))).not.toContain(told)
  },
)
