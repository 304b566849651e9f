import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { OrderDocument, Spoken } from '#emergency-alerts/contract/order-document'
import type { EndReason, FrontPage } from '../state/front.ts'
import { isTsunami, staysInside } from '../state/live-orders.ts'
import { alertText } from './alert-text.ts'
import { drillMarkOf, marked } from './drill-mark.ts'
import { spokenNames } from './names-line.ts'
import { kindName, rankName } from './order-names.ts'
import { refugeOf } from './shelter-words.ts'

/** What an order that ended says: the municipality's own words, or that it moved or ran out. */
export function endWords(
  order: OrderDocument,
  why: EndReason,
): readonly [headline: Spoken, ...rest: readonly Spoken[]] {
  const { headline, what, act } = order.words.ja
  const { notHereHeadline, notHereWhat, notHereAct } = alertText
  const { ranOutHeadline, ranOutWhat, ranOutAct } = alertText
  switch (why) {
    case 'not_here':
      return [notHereHeadline, notHereWhat(kindName(order)), notHereAct]
    case 'run_out':
      return [ranOutHeadline(kindName(order)), ranOutWhat, ranOutAct]
    default:
      return [headline, what, act]
  }
}

/** Nobody may take the end of one order for the end of all: 「警戒レベル４、避難指示は、続いています」. */
export function stillInForce(orders: readonly OrderDocument[]): readonly Spoken[] {
  const names = orders.map((order) => together(rankName(order), pause, kindName(order)))
  const [first, ...rest] = names
  if (first === undefined) return []
  return [together(first, ...rest.flatMap((name) => [pause, name]), alertText.stillInForce)]
}

/** What to do where no shelter is fit: the last sentence of such an order. */
export function withoutRefuge(order: OrderDocument): Spoken {
  if (order.words.ja.otherwise.text !== '') return order.words.ja.otherwise
  return isTsunami(order) ? alertText.noRefugeTsunami : alertText.noRefuge
}

const isEnded = (text: string): boolean => /[。！？…]$/u.test(text)
const sentence = ({ text, kana }: Spoken): Spoken => ({
  text: isEnded(text) ? text : `${text}。`,
  kana: isEnded(kana) ? kana : `${kana}。`,
})
const together = (...parts: readonly Spoken[]): Spoken => ({
  text: parts.map(({ text }) => text).join(''),
  kana: parts.map(({ kana }) => kana).join(''),
})
const pause: Spoken = { text: '、', kana: '、' }

function openingOf(order: OrderDocument, names: Spoken): readonly Spoken[] {
  const { headline } = order.words.ja
  if (isTsunami(order))
    return [sentence(together(sentence(rankName(order)), headline)), sentence(names)]
  return [
    sentence(together(rankName(order), pause, kindName(order))),
    sentence(together(names, pause, headline)),
  ]
}

function orderSentences(order: OrderDocument, profile: BoxProfile): readonly Spoken[] {
  const { what, act, otherwise } = order.words.ja
  const [first, call] = openingOf(order, spokenNames(profile))
  const changed = order.changed === null ? [] : [order.changed]
  const opening = [first, ...changed, call]
  if (staysInside(order)) return [...opening, act, what, otherwise].filter(isThere)
  const refuge = refugeOf(order, profile.home)
  const rest = refuge === null ? [withoutRefuge(order)] : [otherwise, refuge.spoken]
  return [...opening, what, act, ...rest].filter(isThere)
}

const isThere = (words: Spoken | undefined): words is Spoken =>
  words !== undefined && words.text !== ''

function tipsSentences(): readonly Spoken[] {
  const { tipsTitle, tipsNote, tips } = alertText
  return [tipsTitle, tipsNote, ...tips.map(({ lines, kana }) => ({ text: lines.join(''), kana }))]
}

type HelpFront = Extract<FrontPage, { kind: 'help' }>

/** After so long without news the telephone is named, ms. */
const slowMs = 30_000

/** The call for help was not told to the town for a while. */
export const isHelpSlow = ({ mark }: HelpFront, now: Date): boolean =>
  !mark.isHelpTold && now.getTime() - mark.answeredAt >= slowMs

/** What is so with the call for help, and what to do meanwhile; no drill sends anybody to 119. */
export function helpSentences(
  { order, mark }: HelpFront,
  isSlow: boolean,
): readonly [title: Spoken, ...rest: readonly Spoken[]] {
  const title = mark.isHelpTold ? alertText.helpTold : alertText.helpTelling
  const wait = isTsunami(order) ? alertText.helpWaitHigh : alertText.helpWait
  if (!isSlow) return [title, wait]
  const slow = drillMarkOf(order) === null ? alertText.helpSlow : alertText.helpSlowDrill
  return [title, wait, slow]
}

function endSentences(
  { order, why, others }: Extract<FrontPage, { kind: 'ended' }>,
  profile: BoxProfile,
): readonly Spoken[] {
  const [headline, ...rest] = endWords(order, why)
  const call = together(spokenNames(profile), pause, headline)
  return [call, ...stillInForce(others), ...rest].filter(isThere)
}

function sentencesOf(front: FrontPage, { profile, now }: Heard): readonly Spoken[] {
  switch (front.kind) {
    case 'order':
      return orderSentences(front.order, profile)
    case 'tips':
      return tipsSentences()
    case 'help':
      return helpSentences(front, isHelpSlow(front, now))
    case 'ended':
      return endSentences(front, profile)
  }
}

interface Heard {
  readonly profile: BoxProfile
  readonly now: Date
}

/**
 * Everything that is spoken, sentence by sentence, with the same words as on the screen. Each
 * sentence of a drill bears its mark.
 */
export const spokenSentences = (front: FrontPage, heard: Heard): readonly Spoken[] =>
  sentencesOf(front, heard).map((words) => marked(sentence(words), drillMarkOf(front.order)))
