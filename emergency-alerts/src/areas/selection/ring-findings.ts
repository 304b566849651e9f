import type { Position } from '../../../contract/geography.ts'

/** Something about drawn rings, in words for whoever drew them. */
export interface RingFinding {
  readonly code: RingFindingCode
  /** A refused area cannot be kept; a flagged one can, once somebody has seen why. */
  readonly weight: 'refused' | 'flagged'
  /** Which of the rings, counted from 0. */
  readonly ring: number
  /** Where on the map, when it is one place. */
  readonly at: Position | null
  /** What is the matter, and what to do. */
  readonly sentence: string
}

export type RingFindingCode =
  | 'empty'
  | 'too_few_corners'
  | 'crosses_itself'
  | 'not_finite'
  | 'swapped'
  | 'not_in_japan'
  | 'elsewhere'
  | 'closed_here'
  | 'reaches_outside'
  | 'many_corners'

const number = new Intl.NumberFormat('ja')

export const sentenceFor = {
  empty: () => '図形に、角がありません。地図の上で、角を３つより多く置いてください。',
  too_few_corners: () => '図形の角が、足りません。地図の上で、角を３つより多く置いてください。',
  crosses_itself: () =>
    '図形の線が、交わっているか、かさなっています。角を動かして、ほどいてください。',
  not_finite: () => '角の位置が、数ではありません。緯度と経度を、数で入れてください。',
  swapped: () => '緯度と経度が、入れかわっています。先に緯度（33など）、次に経度（134など）です。',
  not_in_japan: () => '角の位置が、日本の外です。緯度と経度を、確かめてください。',
  elsewhere: (name: string) =>
    `図形が、すべて${name}の外にあります。${name}の中に、かいてください。`,
  closed_here: () => '図形が閉じていなかったので、最後の角を最初の角につなぎました。',
  reaches_outside: (name: string, percent: number) =>
    `図形の${percent}％は、${name}の外か、海です。${name}の外の家には、届きません。`,
  many_corners: (_name: string, corners: number) =>
    `図形の角が${number.format(corners)}あります。角を減らすこともできます（区域は広がるだけで、せまくなりません）。`,
} as const satisfies Record<RingFindingCode, (name: string, number: number) => string>
