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
  'If you have left home, go back carefully.',
)

const cancelled = (reason: CancelReason, kind: OrderKind): InEach => {
  const { ja, en } = kindNames[kind]
  const order = en.toLowerCase()
  if (reason === 'mistake') {
    return inEach(
      say(`さきほどの${ja.text}は、まちがいでした。`, `さきほどの、${ja.kana}わ、まちがいでした。`),
      say('さっきの お知らせは、まちがいでした。', 'さっきの、おしらせわ、まちがいでした。'),
      `The earlier message (${order}) was a mistake.`,
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
    `The earlier message (${order}) is withdrawn. You need not evacuate.`,
  )
}

const overHeadline: ByKind<InEach> = {
  elderly_evacuation: inEach(
    say('避難は終わりました', 'ひなんわおわりました'),
    say('もう 大丈夫です', 'もう、だいじょうぶです'),
    'Evacuation is over',
  ),
  evacuation: inEach(
    say('避難指示は終わりました', 'ひなんしじわおわりました'),
    say('もう 大丈夫です', 'もう、だいじょうぶです'),
    'Evacuation is over',
  ),
  immediate_safety: inEach(
    say('危険は去りました', 'きけんわさりました'),
    say('もう 大丈夫です', 'もう、だいじょうぶです'),
    'The danger is over',
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
  'If you evacuated, wait for word from the town before you go home.',
)

const smaller = (ja: string, kana: string, easy: string, easyKana: string, en: string): InEach =>
  inEach(
    say(`${ja}の危険は、小さくなりました。`, `${kana}のきけんわ、ちいさくなりました。`),
    say(`${easy}の 危険は 小さく なりました。`, `${easyKana}の、きけんわ、ちいさくなりました。`),
    `The danger of ${en} has become small.`,
  )

const over = {
  flood: inEach(
    say('川の水は、下がりました。', 'かわのみずわ、さがりました。'),
    say('川の 水は 下がりました。', 'かわの、みずわ、さがりました。'),
    'The river has gone down.',
  ),
  landslide: smaller('がけくずれ', 'がけくずれ', '山や がけ', 'やまや、がけ', 'landslides'),
  storm_surge: smaller('高潮', 'たかしお', '高い 海', 'たかい、うみ', 'the storm surge'),
  earthquake: smaller('地震', 'じしん', '地震', 'じしん', 'earthquakes'),
  tsunami: inEach(
    say('津波の危険は、なくなりました。', 'つなみのきけんわ、なくなりました。'),
    say('津波は もう 来ません。', 'つなみわ、もう、きません。'),
    'The danger of a tsunami is over.',
  ),
  large_fire: smaller('火事', 'かじ', '火事', 'かじ', 'the fire'),
  inland_flood: inEach(
    say('大雨の水は、引きました。', 'おおあめのみずわ、ひきました。'),
    say('雨の 水は なくなりました。', 'あめの、みずわ、なくなりました。'),
    'The rainwater has gone.',
  ),
  volcano: smaller('噴火', 'ふんか', '噴火', 'ふんか', 'an eruption'),
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
