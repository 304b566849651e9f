import { expect, test } from '@jest/globals'
import { factInWords } from './check-names.ts'

test('tells the times in a fact as they are in Japan', () => {
  expect(factInWords('情報の時点 2026-11-22T21:44:43.000Z。失効と報告されていない。')).toBe(
    '情報の時点 2026-11-23 06:44:43。失効と報告されていない。',
  )
})
