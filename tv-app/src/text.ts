import { fullWidth } from './text/day.ts'

/** Words that belong to no single screen. */
export const text = {
  person: (name: string) => `${name}さん`,
  help: 'わからないときは　ケーブルテレビお客さま係',
  phone: (number: string) => `電話 ${fullWidth(number)}`,
  hours: '　朝９時〜夜６時',
} as const
