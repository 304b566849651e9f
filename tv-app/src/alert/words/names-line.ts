import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { Spoken } from '#emergency-alerts/contract/order-document'
import { fullWidth } from '../../text/day.ts'
import { emWidthOf } from './em-width.ts'

/** Whom the order calls, in one line or two; no name is ever cut. */
export interface NamesLine {
  readonly lines: readonly string[]
  /** Px. */
  readonly size: number
}

export interface NamesRoom {
  readonly width: number
  /** From the largest; at the last of them the names may take two lines. */
  readonly sizes: readonly number[]
}

type Called = Pick<BoxProfile, 'names' | 'familyName'>

const everybody: Spoken = { text: 'お住まいのみなさん', kana: 'おすまいのみなさん' }

const inFull = ({ names }: Called): readonly string[] => names.map(({ text }) => `${text}さん`)

/** 「田中花子さん・一郎さん」: who shares the family name of the first is called by the given one. */
function asFamily({ names, familyName }: Called): readonly string[] {
  const given = (text: string): string => text.slice(familyName?.length ?? 0)
  const isFamily = familyName !== null && names.every(({ text }) => text.startsWith(familyName))
  if (!isFamily || names.some(({ text }) => given(text) === ''))
    return inFull({ names, familyName })
  return names.map(({ text }, index) => `${index === 0 ? text : given(text)}さん`)
}

const joined = (people: readonly string[]): string => people.join('・')
const fits = (line: string, size: number, { width }: NamesRoom): boolean =>
  emWidthOf(line) * size <= width

/** In full, then as a family, at each size; then two lines; who is left over is counted. */
export function namesLine(called: Called, room: NamesRoom): NamesLine {
  if (called.names.length === 0) return { lines: [everybody.text], size: room.sizes[0] ?? 48 }
  const ways = [joined(inFull(called)), joined(asFamily(called))]
  for (const size of room.sizes) {
    const line = ways.find((way) => fits(way, size, room))
    if (line !== undefined) return { lines: [line], size }
  }
  const size = Math.min(...room.sizes)
  return { lines: inTwoLines(asFamily(called), size, room), size }
}

const andOthers = (left: number): string => (left === 0 ? '' : `・ほか${fullWidth(left)}人`)

function inTwoLines(people: readonly string[], size: number, room: NamesRoom): readonly string[] {
  const first = fittingCount(people, (some) => fits(`${joined(some)}・`, size, room))
  const rest = people.slice(first)
  const second = fittingCount(rest, (some) =>
    fits(joined(some) + andOthers(rest.length - some.length), size, room),
  )
  const left = rest.length - second
  const lines = [
    joined(people.slice(0, first)) + (rest.length > 0 ? '・' : ''),
    joined(rest.slice(0, second)) + andOthers(left),
  ]
  return lines.filter((line) => line !== '')
}

/** How many from the start fit together; one stands in any case. */
function fittingCount(
  people: readonly string[],
  isFitting: (some: readonly string[]) => boolean,
): number {
  let count = people.length
  while (count > 1 && !isFitting(people.slice(0, count))) count -= 1
  return count
}

/** Everybody by their whole name, for the voice: 「田中花子さん、田中一郎さん」. */
export function spokenNames({ names }: Called): Spoken {
  const people = names.length === 0 ? [everybody] : names.map(withSan)
  return {
    text: people.map(({ text }) => text).join('、'),
    kana: people.map(({ kana }) => kana).join('、'),
  }
}

const withSan = ({ text, kana }: Spoken): Spoken => ({ text: `${text}さん`, kana: `${kana}さん` })
