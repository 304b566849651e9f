import type {
  Hazard,
  OrderDocument,
  OrderKind,
  OrderWords,
  Spoken,
} from '#emergency-alerts/contract/order-document'
import { kindNames, levelOf } from './order-kinds.ts'

/** How a level is said. */
export const levelReadings = { 3: 'さん', 4: 'よん', 5: 'ご' } as const
const wideDigits = { 3: '３', 4: '４', 5: '５' } as const

/** 「警戒レベル４、避難指示」: what was ordered, as the television says it before the names. */
function orderName(hazard: Hazard, kind: OrderKind): Spoken {
  const level = levelOf(hazard, kind)
  const { ja } = kindNames[kind]
  if (level === null) return { text: '津波。すぐ、高い所へ', kana: 'つなみ。すぐ、たかいところえ' }
  return {
    text: `警戒レベル${wideDigits[level]}、${ja.text}`,
    kana: `けいかいれべる${levelReadings[level]}、${ja.kana}`,
  }
}

type Opened = Pick<OrderDocument, 'status' | 'standing' | 'hazard' | 'kind' | 'changed'>

/** Spoken before the names of the people. */
export function openingOf({ status, standing, hazard, kind, changed }: Opened): Spoken {
  const sentences: Spoken[] = []
  if (status === 'Exercise') sentences.push({ text: '訓練です', kana: 'くんれんです' })
  if (status === 'Test') sentences.push({ text: '試験です', kana: 'しけんです' })
  if (standing === 'lifted') {
    sentences.push({ text: '解除のお知らせです', kana: 'かいじょの、おしらせです' })
  } else if (standing === 'cancelled') {
    sentences.push({ text: '取り消しのお知らせです', kana: 'とりけしの、おしらせです' })
  } else {
    if (changed !== null) sentences.push({ text: '訂正です', kana: 'ていせいです' }, changed)
    sentences.push(orderName(hazard, kind))
  }
  return joined(sentences)
}

/** Spoken after the names: everything that stands on the screen, in its order. */
export const bodyOf = ({ headline, what, act, otherwise }: OrderWords): Spoken =>
  joined([headline, what, act, otherwise])

/** 「日和佐公民館の、２階以上へ。」 */
export const wayTo = (name: Spoken, floor: Spoken | null): Spoken =>
  joined([
    floor === null
      ? { text: `${name.text}へ`, kana: `${name.kana}え` }
      : { text: `${name.text}の、${floor.text}へ`, kana: `${name.kana}の、${floor.kana}え` },
  ])

const joined = (sentences: readonly Spoken[]): Spoken => ({
  text: sentences.map(({ text }) => ended(text)).join(''),
  kana: sentences.map(({ kana }) => ended(kana)).join(''),
})

const ended = (sentence: string): string =>
  sentence === '' || /[。！？!?.]$/.test(sentence) ? sentence : `${sentence}。`
