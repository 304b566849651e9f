import { choiceNumberOf, type TvKey } from '../keys/tv-key.ts'
import { within } from './choice-list.ts'

/** A place in a list that is longer than a page: a row by its number in the whole list. */
export interface Place {
  readonly at: number
  /** The focus stands below the rows: on 「次の３通を見る」, or on the row that ends the list. */
  readonly isBelow: boolean
}

export interface Extent {
  readonly count: number
  readonly perPage: number
  /** The last page has a row below its rows, too: 送る手続きへ, ここに名前がありません. */
  readonly hasEnd?: boolean
  /** `point`: a digit key only moves the focus and 決定 confirms. */
  readonly digits?: 'choose' | 'point'
}

export type PlaceAct =
  | { readonly kind: 'open'; readonly at: number }
  | { readonly kind: 'end' | 'leave' }

export interface Shown {
  readonly page: number
  readonly pages: number
  readonly from: number
  readonly to: number
  readonly hasMore: boolean
  /** 「次の…」, or the row that ends the list. */
  readonly hasBelow: boolean
}

export const startOfList: Place = { at: 0, isBelow: false }

export function shownAt(place: Place, { count, perPage, hasEnd }: Extent): Shown {
  const pages = Math.max(1, Math.ceil(count / perPage))
  const page = Math.floor(within(place.at, count) / perPage)
  const from = page * perPage
  const to = Math.min(count, from + perPage)
  const hasMore = to < count
  return { page, pages, from, to, hasMore, hasBelow: hasMore || hasEnd === true }
}

/** The focused row of the page, counted from its top. */
export const focusedRow = (place: Place, extent: Extent): number => {
  const { from, to, hasBelow } = shownAt(place, extent)
  return place.isBelow && hasBelow ? to - from : within(place.at, extent.count) - from
}

function movedUp(place: Place, shown: Shown): Place {
  if (place.isBelow) return { at: shown.to - 1, isBelow: false }
  return { at: Math.max(shown.from, place.at - 1), isBelow: false }
}

function movedDown(place: Place, shown: Shown): Place {
  if (place.isBelow || place.at < shown.to - 1)
    return place.isBelow ? place : { at: place.at + 1, isBelow: false }
  return { at: place.at, isBelow: shown.hasBelow }
}

const turned = (page: number, extent: Extent): Place => ({
  at: within(page * extent.perPage, extent.count),
  isBelow: false,
})

function chosen(place: Place, row: number, extent: Extent): readonly [Place, PlaceAct | null] {
  const shown = shownAt(place, extent)
  const pointed = pointedAt(place, row, shown)
  if (pointed === null) return [place, null]
  if (!pointed.isBelow) return [pointed, { kind: 'open', at: pointed.at }]
  return shown.hasMore ? [turned(shown.page + 1, extent), null] : [pointed, { kind: 'end' }]
}

function pointedAt({ at }: Place, row: number, shown: Shown): Place | null {
  if (shown.from + row < shown.to) return { at: shown.from + row, isBelow: false }
  return shown.from + row === shown.to && shown.hasBelow ? { at, isBelow: true } : null
}

/** A row opens at once where that can be undone; what ends the list always needs 決定. */
function numbered(place: Place, row: number, extent: Extent): readonly [Place, PlaceAct | null] {
  if (extent.digits === 'point')
    return [pointedAt(place, row, shownAt(place, extent)) ?? place, null]
  const [next, act] = chosen(place, row, extent)
  return [next, act?.kind === 'end' ? null : act]
}

function moved(place: Place, key: TvKey, shown: Shown, extent: Extent): Place | null {
  switch (key) {
    case 'up':
      return movedUp(place, shown)
    case 'down':
      return movedDown(place, shown)
    case 'right':
      return shown.hasMore ? turned(shown.page + 1, extent) : place
    case 'left':
      return shown.page > 0 ? turned(shown.page - 1, extent) : place
    case 'back':
      return shown.page > 0 ? turned(shown.page - 1, extent) : null
    default:
      return null
  }
}

/** Answers one key; ←→ and 「次の…」 turn the page, 戻る turns it back. */
export function onPlaceKey(
  before: Place,
  key: TvKey,
  extent: Extent,
): readonly [Place, PlaceAct | null] {
  const shown = shownAt(before, extent)
  const at = within(before.at, extent.count)
  const place: Place = { at, isBelow: before.isBelow && shown.hasBelow }
  const elsewhere = moved(place, key, shown, extent)
  if (elsewhere !== null) return [elsewhere, null]
  if (key === 'ok') return chosen(place, focusedRow(place, extent), extent)
  if (key === 'back' || key === 'back_long') return [place, { kind: 'leave' }]
  const number = choiceNumberOf(key)
  return number === null ? [place, null] : numbered(place, number - 1, extent)
}
