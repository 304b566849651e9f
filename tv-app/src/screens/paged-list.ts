import { choiceNumberOf, type TvKey } from '../keys/tv-key.ts'
import { within } from './choice-list.ts'

/** A place in a list that is longer than a page: a row by its number in the whole list. */
export interface Place {
  readonly at: number
  /** The focus stands on 「次の３通を見る」, below the rows. */
  readonly onMore: boolean
}

export interface Extent {
  readonly count: number
  readonly perPage: number
}

export type PlaceAct = { readonly kind: 'open'; readonly at: number } | { readonly kind: 'leave' }

export interface Shown {
  readonly page: number
  readonly pages: number
  readonly from: number
  readonly to: number
  readonly hasMore: boolean
}

export const startOfList: Place = { at: 0, onMore: false }

export function shownAt(place: Place, { count, perPage }: Extent): Shown {
  const pages = Math.max(1, Math.ceil(count / perPage))
  const page = Math.floor(within(place.at, count) / perPage)
  const from = page * perPage
  const to = Math.min(count, from + perPage)
  return { page, pages, from, to, hasMore: to < count }
}

/** The focused row of the page, counted from its top. */
export const focusedRow = (place: Place, extent: Extent): number => {
  const { from, to, hasMore } = shownAt(place, extent)
  return place.onMore && hasMore ? to - from : within(place.at, extent.count) - from
}

function movedUp(place: Place, shown: Shown): Place {
  if (place.onMore) return { at: shown.to - 1, onMore: false }
  return { at: Math.max(shown.from, place.at - 1), onMore: false }
}

function movedDown(place: Place, shown: Shown): Place {
  if (place.onMore || place.at < shown.to - 1)
    return place.onMore ? place : { at: place.at + 1, onMore: false }
  return { at: place.at, onMore: shown.hasMore }
}

const turned = (page: number, extent: Extent): Place => ({
  at: within(page * extent.perPage, extent.count),
  onMore: false,
})

function chosen(place: Place, row: number, extent: Extent): readonly [Place, PlaceAct | null] {
  const shown = shownAt(place, extent)
  const at = shown.from + row
  if (at < shown.to)
    return [
      { at, onMore: false },
      { kind: 'open', at },
    ]
  const isMore = at === shown.to && shown.hasMore
  return [isMore ? turned(shown.page + 1, extent) : place, null]
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

/** Answers one key; digits open their row at once, ←→ and 「次の…」 turn the page. */
export function onPlaceKey(
  before: Place,
  key: TvKey,
  extent: Extent,
): readonly [Place, PlaceAct | null] {
  const shown = shownAt(before, extent)
  const at = within(before.at, extent.count)
  const place: Place = { at, onMore: before.onMore && shown.hasMore }
  const elsewhere = moved(place, key, shown, extent)
  if (elsewhere !== null) return [elsewhere, null]
  if (key === 'ok') return chosen(place, focusedRow(place, extent), extent)
  if (key === 'back' || key === 'back_long') return [place, { kind: 'leave' }]
  const number = choiceNumberOf(key)
  return number === null ? [place, null] : chosen(place, number - 1, extent)
}
