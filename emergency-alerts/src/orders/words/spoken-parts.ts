import type {
  OrderDocument,
  OrderShelter,
  OrderStatus,
  OrderWords,
  Spoken,
  Standing,
} from '#emergency-alerts/contract/order-document'
import { japaneseMark, withMark } from './drill-mark.ts'
import { kindNames, levelOf } from './order-kinds.ts'

/** How a level is said. */
export const levelReadings = { 3: 'さん', 4: 'よん', 5: 'ご' } as const
const wideDigits = { 3: '３', 4: '４', 5: '５' } as const

/** 「警戒レベル４、避難指示」: what was ordered, as the television says it before the names. */
function orderName({ hazard, kind }: Opened): readonly Spoken[] {
  const level = levelOf(hazard, kind)
  const { ja } = kindNames[kind]
  if (level === null)
    return [
      { text: '津波', kana: 'つなみ' },
      { text: 'すぐ、高い所へ', kana: 'すぐ、たかいところえ' },
    ]
  const text = `警戒レベル${wideDigits[level]}、${ja.text}`
  return [{ text, kana: `けいかいれべる${levelReadings[level]}、${ja.kana}` }]
}

type Opened = Pick<OrderDocument, 'status' | 'standing' | 'hazard' | 'kind' | 'changed'>

const thisIs = {
  Actual: [],
  Exercise: [{ text: '訓練です', kana: 'くんれんです' }],
  Test: [{ text: '試験です', kana: 'しけんです' }],
} as const satisfies Record<OrderStatus, readonly Spoken[]>

const endNames = {
  lifted: { text: '解除のお知らせです', kana: 'かいじょの、おしらせです' },
  cancelled: { text: '取り消しのお知らせです', kana: 'とりけしの、おしらせです' },
} as const satisfies Record<Exclude<Standing, 'in_force'>, Spoken>

const corrected: Spoken = { text: '訂正です', kana: 'ていせいです' }

/** Spoken before the names of the people; each sentence of a drill with its mark. */
export function openingOf(document: Opened): Spoken {
  const { status, standing, changed } = document
  const mark = japaneseMark[status]
  const isEnd = standing !== 'in_force'
  const name = isEnd ? [endNames[standing]] : orderName(document)
  // What changed bears its mark already.
  const correction = isEnd || changed === null ? [] : [withMark(corrected, mark), changed]
  return joined([...thisIs[status], ...correction, ...name.map((one) => withMark(one, mark))])
}

/** Spoken after the names: everything that stands on the screen, in its order. */
export const bodyOf = ({ headline, what, act, otherwise }: OrderWords): Spoken =>
  joined([headline, what, act, otherwise])

type Shelter = Pick<OrderShelter, 'name' | 'floor'>

/** 「日和佐公民館の、２階以上へ。」 */
export function wayTo({ name, floor }: Shelter, status: OrderStatus): Spoken {
  const way =
    floor === null
      ? { text: `${name.text}へ`, kana: `${name.kana}え` }
      : { text: `${name.text}の、${floor.text}へ`, kana: `${name.kana}の、${floor.kana}え` }
  return joined([withMark(way, japaneseMark[status])])
}

const joined = (sentences: readonly Spoken[]): Spoken => ({
  text: sentences.map(({ text }) => ended(text)).join(''),
  kana: sentences.map(({ kana }) => ended(kana)).join(''),
})

const ended = (sentence: string): string =>
  sentence === '' || /[。！？!?.]$/.test(sentence) ? sentence : `${sentence}。`
