import type { CancelReason } from '#emergency-alerts/contract/desk/desk-acts'
import type { DraftWords, Language } from '#emergency-alerts/contract/desk/order-draft'
import type { Hazard, OrderKind } from '#emergency-alerts/contract/order-document'
import {
  inEveryLanguage,
  namesIn,
  partOf,
  type WordsInput,
  type WordsOfOrder,
} from './fill-words.ts'
import { kindNames } from './order-kinds.ts'
import { english, type Phrase, say } from './phrase.ts'
import type { ByKind } from './sentences/sentence-table.ts'

type InEach = Readonly<Record<Language, Phrase>>

const inEach = (ja: Phrase, easy: Phrase, en: string): InEach => ({ ja, easy, en: english(en) })
const nothing = inEach(say('', ''), say('', ''), '')

interface EndWords {
  readonly headline: InEach
  readonly what: InEach
  readonly act: InEach
}

const cancelHeadline = inEach(
  say('逃げなくて大丈夫です', 'にげなくて、だいじょうぶです'),
  say('逃げなくて いいです', 'にげなくて、いいです'),
  'No need to evacuate',
)

const goHome = inEach(
  say(
    'もう外に出た人は、足もとに気をつけて、家にお戻りください。',
    'もうそとにでたひとわ、あしもとにきをつけて、いえにおもどりください。',
  ),
  say(
    'もう 外に 出た 人は、気を つけて 家に 帰って ください。',
    'もう、そとに、でたひとわ、きをつけて、いえに、かえってください。',
  ),
  'If you left home, you can go back. Take care on the way.',
)

const cancelled = (reason: CancelReason, kind: OrderKind): InEach => {
  const { ja, en } = kindNames[kind]
  const order = en.toLowerCase()
  if (reason === 'mistake') {
    return inEach(
      say(`さきほどの${ja.text}は、まちがいでした。`, `さきほどの、${ja.kana}わ、まちがいでした。`),
      say('さっきの お知らせは、まちがいでした。', 'さっきの、おしらせわ、まちがいでした。'),
      `The earlier message (${order}) was sent by mistake.`,
    )
  }
  return inEach(
    say(
      `さきほどの${ja.text}を、取り消しました。避難は、いりません。`,
      `さきほどの、${ja.kana}を、とりけしました。ひなんわ、いりません。`,
    ),
    say(
      'さっきの お知らせを やめました。逃げなくて いいです。',
      'さっきの、おしらせを、やめました。にげなくて、いいです。',
    ),
    `The earlier message (${order}) is withdrawn. You do not need to evacuate.`,
  )
}

/** Not that all is well: they still wait for the town's word before they go home. */
const overInEasy = say('もう 逃げなくて いいです', 'もう、にげなくて、いいです')

const overHeadline: ByKind<InEach> = {
  elderly_evacuation: inEach(
    say('避難は終わりました', 'ひなんわおわりました'),
    overInEasy,
    'Evacuation notice lifted',
  ),
  evacuation: inEach(
    say('避難指示は終わりました', 'ひなんしじわおわりました'),
    overInEasy,
    'Evacuation order lifted',
  ),
  immediate_safety: inEach(
    say('緊急の危険は去りました', 'きんきゅうのきけんわさりました'),
    overInEasy,
    'The emergency is over',
  ),
}

const wait = inEach(
  say(
    '避難した人は、町の案内を待って、お戻りください。',
    'ひなんしたひとわ、まちのあんないをまって、おもどりください。',
  ),
  say(
    '逃げた 人は、町が いいと 言ったら、帰って ください。',
    'にげたひとわ、まちが、いいといったら、かえってください。',
  ),
  'If you evacuated, wait until the town says you can go home.',
)

const smaller = (ja: string, kana: string, easy: string, easyKana: string, en: string): InEach =>
  inEach(
    say(`${ja}の危険は、小さくなりました。`, `${kana}のきけんわ、ちいさくなりました。`),
    say(`${easy} 危険は 小さく なりました。`, `${easyKana}、きけんわ、ちいさくなりました。`),
    `The danger ${en} is lower now.`,
  )

const over = {
  flood: inEach(
    say('川の水は、下がりました。', 'かわのみずわ、さがりました。'),
    say('川の 水は 下がりました。', 'かわの、みずわ、さがりました。'),
    'The river has gone down.',
  ),
  landslide: smaller(
    'がけくずれ',
    'がけくずれ',
    '山や がけが くずれる',
    'やまや、がけが、くずれる',
    'of landslides',
  ),
  storm_surge: smaller(
    '高潮',
    'たかしお',
    '海の 水が あふれる',
    'うみの、みずが、あふれる',
    'from the storm surge',
  ),
  earthquake: smaller('地震', 'じしん', '地震の', 'じしんの', 'of earthquakes'),
  tsunami: inEach(
    say(
      '津波の危険は、小さくなりました。海には、近づかないでください。',
      'つなみのきけんわ、ちいさくなりました。うみにわ、ちかづかないでください。',
    ),
    say(
      '津波の 危険は 小さく なりました。海に 行かないで ください。',
      'つなみの、きけんわ、ちいさくなりました。うみに、いかないでください。',
    ),
    'The danger of a tsunami is lower now. Stay away from the sea.',
  ),
  large_fire: smaller('火事', 'かじ', '火事の', 'かじの', 'from the fire'),
  inland_flood: inEach(
    say('大雨の水は、引きました。', 'おおあめのみずわ、ひきました。'),
    say('雨の 水は へりました。', 'あめの、みずわ、へりました。'),
    'The floodwater has gone down.',
  ),
  volcano: smaller('噴火', 'ふんか', '噴火の', 'ふんかの', 'of an eruption'),
} as const satisfies Record<Hazard, InEach>

const riverDown = inEach(
  say('{cause}の水は、下がりました。', '{cause}のみずわ、さがりました。'),
  say('{cause}の 水は 下がりました。', '{cause}の、みずわ、さがりました。'),
  'The {cause} has gone down.',
)

/** Ready words of a cancel: it was a mistake, or it is not needed any more. */
export const cancelWords = (reason: CancelReason, input: WordsInput): WordsOfOrder =>
  endWords({ headline: cancelHeadline, what: cancelled(reason, input.kind), act: goHome }, input)

/** Ready words of a lift: the danger is over. */
export const liftWords = (input: WordsInput): WordsOfOrder =>
  endWords(
    {
      headline: overHeadline[input.kind],
      what: input.hazard === 'flood' && input.cause !== null ? riverDown : over[input.hazard],
      act: wait,
    },
    input,
  )

const endWords = ({ headline, what, act }: EndWords, input: WordsInput): WordsOfOrder =>
  inEveryLanguage((language): DraftWords => {
    const part = (phrases: InEach) => partOf(phrases[language], namesIn(language, input))
    return {
      headline: part(headline),
      what: part(what),
      act: part(act),
      otherwise: part(nothing),
    }
  })
