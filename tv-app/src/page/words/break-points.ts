import { graphemesOf, phrasesOf } from './phrases.ts'

/** Marks and small kana that never begin a line (kinsoku, JIS X 4051 groups). */
const neverFirst = new Set(
  '、。，．・：；？！」』）】〕》〉”’ゝゞ々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥％〜～,.:;?!)]}'.split(
    '',
  ),
)
const neverLast = new Set('「『（【〔《〈“‘([{'.split(''))
const digit = /^[0-9０-９]$/u
/** A person's name, up to さん: it is never cut. */
const named = /(?:[\p{Script=Han}\p{Script=Katakana}ー]\p{M}?){2,14}(?=さん|さま|様)/gu
/** Asked first: the letters of all names are a slow expression to make. */
const title = /さん|さま|様/
const joinsDigits = /^[-－‐ー／/:：．.]$/u

export interface BreakPoints {
  readonly graphemes: readonly string[]
  /** Indices before which a phrase begins and a line may begin. */
  readonly atPhrases: ReadonlySet<number>
  /** Indices before which a line may begin when a phrase alone is too long. */
  readonly allowed: ReadonlySet<number>
}

const known = new Map<string, BreakPoints>()
const mostKnown = 600

/** Where a text without line feeds may be broken into lines; remembered for the next frame. */
export function breakPointsOf(text: string): BreakPoints {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= mostKnown) known.clear()
  const points = findBreakPoints(text)
  known.set(text, points)
  return points
}

function findBreakPoints(text: string): BreakPoints {
  const graphemes = graphemesOf(text)
  const phraseStarts = startsOf(phrasesOf(text))
  const atPhrases = new Set<number>()
  const allowed = new Set<number>()
  const insideNames = insideOf(text)
  let offset = 0
  for (const [index, grapheme] of graphemes.entries()) {
    if (index > 0 && !insideNames.has(offset) && mayBreak(graphemes[index - 1] ?? '', grapheme)) {
      allowed.add(index)
      if (phraseStarts.has(offset) || isSpace(graphemes[index - 1] ?? '')) atPhrases.add(index)
    }
    offset += grapheme.length
  }
  return { graphemes, atPhrases, allowed }
}

export const isSpace = (grapheme: string): boolean => grapheme === '　' || grapheme === ' '

/** A number stays with what follows it: its unit, its hyphen, the rest of its digits. */
function mayBreak(before: string, after: string): boolean {
  if (neverFirst.has(after) || isSpace(after) || neverLast.has(before)) return false
  if (digit.test(before)) return neverLast.has(after)
  return !(joinsDigits.test(before) && digit.test(after))
}

/** Offsets within names and right before their さん. */
function insideOf(text: string): ReadonlySet<number> {
  const inside = new Set<number>()
  if (!title.test(text)) return inside
  for (const { index, 0: name } of text.matchAll(named)) {
    for (let offset = index + 1; offset <= index + name.length; offset += 1) inside.add(offset)
  }
  return inside
}

function startsOf(phrases: readonly string[]): ReadonlySet<number> {
  const starts = new Set<number>()
  let offset = 0
  for (const phrase of phrases) {
    starts.add(offset)
    offset += phrase.length
  }
  return starts
}
