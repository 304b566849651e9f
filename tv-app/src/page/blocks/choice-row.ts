import { type SenderLine, senderLine } from '../layout/sender-mark.ts'
import type { Setting } from '../layout/setting.ts'
import type { ChoiceRow } from '../page.ts'
import { breakLines, cutToLine, type Line } from '../words/break-lines.ts'

/** A choice with its words measured: what fits beside what, and how tall it must be. */
export interface RowPlan {
  readonly row: ChoiceRow
  readonly icon: boolean
  readonly tag: Line | null
  readonly label: readonly Line[]
  readonly labelHeight: number
  readonly sub: readonly Line[]
  readonly sender: SenderLine | null
  readonly subHeight: number
  /** The second line takes the whole row; the tag stands beside the first one. */
  readonly subIsWide: boolean
  /** Where the words begin, in px from the row's left edge. */
  readonly textX: number
  readonly contentHeight: number
  readonly faults: readonly string[]
}

interface Attempt {
  readonly icon: boolean
  readonly tag: string | null
  readonly share: number
  readonly lines: number
}

export const rowInside = 29
const beforeNumber = 24
const gap = 32
export const iconSide = 84
/** Space between a second line that takes the whole row and the tag under it, in px. */
const aboveTag = 14
/** The frame of 直す stands a little further in than other tags, in px. */
export const reviewShift = 22

const isLetter = (row: ChoiceRow): boolean =>
  row.sender !== undefined || row.icon === 'letter_unread' || row.icon === 'letter_open'

/**
 * Fits a choice into `width` px. What is too long first shortens its tag, drops its icon, steps
 * back in size, then takes two lines; only a letter's subject is cut, at a phrase.
 */
export function planRow(row: ChoiceRow, width: number, setting: Setting): RowPlan {
  const attempts = attemptsOf(row, setting)
  const plans = attempts.map((attempt) => () => planAttempt(row, { width, attempt }, setting))
  let last: RowPlan | null = null
  for (const plan of plans) {
    last = plan()
    if (last.faults.length === 0) return last
  }
  if (last === null) throw new Error('a choice that was never planned')
  return last
}

function attemptsOf(row: ChoiceRow, setting: Setting): Attempt[] {
  const icon = row.icon !== null && setting.keeps.icons
  const whole = row.tag?.text ?? null
  const short = row.tag?.short ?? whole
  const quiet = row.tag?.look === 'quiet' && row.look !== 'review' ? null : short
  const base = { share: 1, lines: 1 }
  const steps = [
    { ...base, icon, tag: whole },
    { ...base, icon, tag: short },
    { ...base, icon: false, tag: short },
    { ...base, icon: false, tag: quiet },
  ]
  if (isLetter(row)) return [...steps.slice(0, 2), { ...base, icon, tag: short, lines: 0 }]
  return [
    ...steps,
    { icon: false, tag: quiet, share: 0.88, lines: 1 },
    { icon: false, tag: quiet, share: 0.8, lines: 1 },
    { icon: false, tag: quiet, share: 1, lines: 2 },
    { icon: false, tag: quiet, share: 0.8, lines: 2 },
  ]
}

function planAttempt(
  row: ChoiceRow,
  { width, attempt }: { width: number; attempt: Attempt },
  setting: Setting,
): RowPlan {
  const { ramp, measure } = setting
  const tag = attempt.tag === null ? null : tagLine(row, attempt.tag, setting)
  const textX = textXOf(row, attempt.icon, ramp.scale)
  const whole = width - textX - 35
  const room = whole - (tag === null ? 0 : tagWidth(row, tag) + gap)
  const size = ramp.button.size * attempt.share
  const look = { size, weight: row.look === 'off' ? 400 : 700 } as const
  const label =
    attempt.lines === 0
      ? [cutToLine(row.label, { look, width: room, measure })]
      : breakLines(row.label, { look, width: room, measure, even: true })
  const beside = subOf(row, room, setting)
  const subIsWide = row.look === 'review' && beside.count > 1
  const under = subIsWide ? subOf(row, whole, setting) : beside
  const labelHeight = Math.round(size * 1.3)
  const tooMany = label.length > Math.max(1, attempt.lines) || label.some((one) => one.width > room)
  const faults = [...(tooMany ? [`choice does not fit: ${row.label}`] : []), ...under.faults]
  const clear = subIsWide ? Math.round(aboveTag * ramp.scale) : 0
  const contentHeight = label.length * labelHeight + clear + under.count * under.height
  return {
    ...{ row, icon: attempt.icon, tag, label, labelHeight, textX, contentHeight, faults },
    ...{ sub: under.lines, sender: under.sender, subHeight: under.height, subIsWide },
  }
}

function textXOf(row: ChoiceRow, icon: boolean, scale: number): number {
  const number = row.number === null ? 0 : 76 * scale + gap
  return rowInside + 30 * scale + beforeNumber + number + (icon ? iconSide + gap : 0)
}

function subOf(row: ChoiceRow, room: number, setting: Setting) {
  const { ramp, measure, keeps } = setting
  const review = row.look === 'review'
  const size = review ? ramp.note.size : ramp.key.size
  const height = Math.round(size * 1.4)
  if (row.sender !== undefined) {
    const names = [row.sub ?? '', ''].map((rest) =>
      senderLine({ sender: row.sender ?? '', rest: keeps.dates ? rest : '', size }, setting),
    )
    const sender = names.find((one) => one.w <= room) ?? names[1] ?? null
    const faults = (sender?.w ?? 0) > room ? [`sender does not fit: ${row.sender}`] : []
    return { lines: [], sender, height, count: 1, faults }
  }
  if (row.sub === null) return { lines: [], sender: null, height: 0, count: 0, faults: [] }
  const look = { size, weight: 400 } as const
  const lines = breakLines(row.sub, { look, width: room, measure, even: true })
  const faults = lines.length > 2 ? [`second line does not fit: ${row.sub}`] : []
  return { lines, sender: null, height, count: lines.length, faults }
}

function tagLine(row: ChoiceRow, text: string, setting: Setting): Line {
  const { ramp, measure } = setting
  const review = row.look === 'review'
  const weight = row.tag?.look === 'quiet' && !review ? 400 : 700
  const size = review ? ramp.note.size : ramp.key.size
  const width = Number.POSITIVE_INFINITY
  const [line] = breakLines(text, { look: { size, weight }, width, measure })
  if (line === undefined) throw new Error('a tag without words')
  return line
}

/** Width of the tag with its own space at both sides, in px. */
export const tagWidth = (row: ChoiceRow, tag: Line): number =>
  tag.width + (row.look === 'review' ? 74 + reviewShift : 44)
