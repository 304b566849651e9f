import { fullWidth } from '../../text/day.ts'
import type {
  AnswerRow,
  BodyLine,
  Called,
  EndedPage,
  OrderPage,
  Place,
  Sheet,
} from '../page/alert-page.ts'
import type { Look } from '../page/look.ts'
import { emWidthOf, sizeFor } from '../words/em-width.ts'
import { fits, heightOf, type Paragraph, type Room, scaleToFit } from './fit.ts'
import { html, type Markup } from './markup.ts'
import { clock, runner, tick, toHill, wave } from './pictures.ts'

const isDark = (look: Look): boolean => look === 'level5' || look === 'tsunami'

const plateOf = ({ plate, band }: Sheet): Markup =>
  html`<div class="field"></div>${
    band === null ? null : html`<p class="band">${band}</p>`
  }<div class="plate">${plate.words.map(
    (word, index) =>
      html`<span>${index === 0 && plate.hasWave ? html`<i>${wave}</i>` : null}${word}</span>`,
  )}${plate.tag === null ? null : html`<b class="tag">${plate.tag}</b>`}<em class="${
    plate.by.length > 1 ? 'by' : 'by large'
  }">${plate.by.map((words) => html`<span>${words}</span>`)}</em></div>`

const calledOf = ({ names, headline }: Called): Markup =>
  html`<div class="called"><p class="names" style="font-size:${names.size}px">${names.lines.map(
    (words) => html`<span>${words}</span>`,
  )}</p><h1 style="font-size:${headline.size}px">${headline.text}</h1></div>`

/** The blue key, and 戻る where it does something. */
export const keysOf = ({ blue, back }: Sheet): Markup =>
  html`<div class="keys"><span><kbd class="blue">青</kbd>${blue}</span>${
    back === null ? null : html`<span><kbd>戻る</kbd>${back}</span>`
  }</div>`

/** What the words of a row have of its width, beside the arrow, the number and the tag, px. */
function labelSize({ label, tag }: AnswerRow, width: number): number {
  const room = width - 228 - (tag === null ? 0 : emWidthOf(tag) * 40 + 68)
  return sizeFor(label, room, [52, 48, 44, 40])
}

const rowOf = (row: AnswerRow, { isOn, number, width }: RowPlace): Markup =>
  html`<li><button type="button" class="${isOn ? 'row on' : 'row'}" tabindex="${
    isOn ? 0 : -1
  }"><b class="num">${fullWidth(number)}</b><span style="font-size:${labelSize(row, width)}px">${row.label}</span>${
    row.tag === null ? null : html`<b class="tag">${row.tag}</b>`
  }</button></li>`

interface RowPlace {
  readonly isOn: boolean
  readonly number: number
  readonly width: number
}

export const rowsOf = ({ rows, focused }: Sheet, width: number): Markup =>
  html`<ol class="rows">${rows.map((row, index) =>
    rowOf(row, { isOn: index === focused, number: index + 1, width }),
  )}</ol>`

const picture = (drawn: Markup): Markup => html`<div class="picture">${drawn}</div>`

/** What every page begins with: field, band, plate. */
export const topOf = (page: Sheet): Markup => plateOf(page)

const said = (lines: readonly BodyLine[], scale: number): Markup =>
  html`<div class="said" style="--k:${scale}">${lines.map(
    ({ text, isLoud }) => html`<p class="${isLoud ? 'loud' : ''}">${text}</p>`,
  )}</div>`

const paragraphs = (
  lines: readonly BodyLine[],
  { size, leading }: Omit<Paragraph, 'text'>,
): readonly Paragraph[] => lines.map(({ text }) => ({ text, size, leading }))

const partsOf = ({ caption, name, how, otherwise }: Place): readonly Paragraph[] => [
  { text: caption, size: 40, leading: 1.3 },
  ...name.map((text) => ({ text, size: 60, leading: 1.25 })),
  ...how.map((text) => ({ text, size: 44, leading: 1.4 })),
  ...(otherwise === '' ? [] : [{ text: otherwise, size: 38, leading: 1.3 }]),
]

/** Names of shelters break at a phrase and are never cut: they step back until all stands there. */
function placeOf(place: Place, room: Room): Markup {
  const { caption, name, how, otherwise } = place
  return html`<div class="place" style="--k:${scaleToFit(partsOf(place), room)}"><p class="caption">${caption}</p><p class="name">${name.map(
    (words) => html`<span>${inPhrases(words)}</span>`,
  )}</p><p class="how">${how.map((words) => html`<span>${phrasesOf(words)}</span>`)}</p>${otherwise === '' ? null : html`<p class="else">${otherwise}</p>`}</div>`
}

/** What a name of a shelter may begin a line with: browsers do not know the words of such names. */
const beginnings =
  /(?<=.{3})(?=交流|拠点施設|防災拠点|農林漁業|体験施設|総合体育館|公民館|体育館|集会所|公会堂|社務所|小学校|中学校|校舎|集落|海洋|センター|老人ホーム|キャンプ場|管理棟)/u

/** 「美波町城山交流」「拠点施設」, and never 「美波町城山交流拠」. */
const inPhrases = (name: string): readonly Markup[] =>
  name.split(beginnings).map((phrase) => html`<i>${phrase}</i>`)

/** 「北東へ 約１６００メートル」 breaks at its space and nowhere else. */
const phrasesOf = (words: string): readonly Markup[] =>
  words
    .split(' ')
    .flatMap((phrase, index) => [html`${index === 0 ? '' : ' '}`, html`<i>${phrase}</i>`])

const noteOf = (words: string, width: number): Markup =>
  html`<p class="note" style="font-size:${sizeFor(words, width, [42, 40, 38, 36])}px">${words}</p>`

function sideOf(page: OrderPage): Markup {
  const width = isDark(page.look) ? 700 : 740
  return html`<div class="${page.notes.length === 0 ? 'side' : 'side tight'}">${page.notes.map(
    (words) => noteOf(words, width),
  )}${rowsOf(page, width)}</div>`
}

const bodyHeight = 536

/** The map itself comes after the frame; its place is there at once. */
const mapOf = ({ mapKey }: OrderPage): Markup =>
  html`<div class="map"><div data-map></div>${
    mapKey === null ? null : html`<b class="key">${mapKey}</b>`
  }</div>`

/** Where and why above, map, shelter and answers below. */
function onPaper(page: OrderPage): Markup {
  const { lines, place } = page
  const parts = paragraphs(lines, { size: 48, leading: 1.3 })
  if (place === null) {
    const scale = scaleToFit(parts, { width: 900, height: 500 })
    return html`${keysOf(page)}<div class="body inside">${said(lines, scale)}${sideOf(page)}</div>`
  }
  const width = 1350
  const scale = scaleToFit(parts, { width, height: 215 - 45 * page.notes.length })
  const height = bodyHeight - 36 - heightOf(parts, { width, scale })
  // A map has its place only beside words that are all there.
  const hasMap = page.hasMap && fits(partsOf(place), { width: 490, height })
  const room = { width: hasMap ? 490 : 940, height }
  return html`${keysOf(page)}<div class="body">${said(lines, scale)}<div class="foot">${
    hasMap ? mapOf(page) : null
  }${placeOf(place, room)}${sideOf(page)}</div></div>`
}

/** What and where at the left, answers at the right, on a black page. */
function onBlack(page: OrderPage): Markup {
  const { place } = page
  const size = page.look === 'tsunami' ? 60 : 54
  const room = { width: 980, height: place === null ? 370 : 220 }
  const parts = paragraphs(page.lines, { size, leading: 1.4 })
  const scale = scaleToFit(parts, room)
  const height = leftHeight - heightOf(parts, { width: room.width, scale })
  return html`<div class="rule"></div><div class="body"><div class="left">${said(page.lines, scale)}${
    place === null ? null : placeOf(atOneLook(place), { width: 960, height })
  }${keysOf(page)}</div>${sideOf(page)}</div>`
}

/** What the words and the place of a black page have together, without keys and gaps, px. */
const leftHeight = 360

/**
 * 「薬王寺（高台）　北へ 約３００メートル」: what there is time to read. Where the name is too long for
 * it, the way stands in the line above.
 */
function atOneLook({ caption, name, how, otherwise }: Place): Place {
  const [way] = how
  const whole = name.join('')
  const line = way === undefined ? whole : `${whole}　${way}`
  const isLong = emWidthOf(line) * 60 > 890
  if (way === undefined || !isLong) return { caption, name: [line], how: [], otherwise }
  return { caption: `${caption}　${way}`, name: [whole], how: [], otherwise }
}

export function drawOrder(page: OrderPage): Markup {
  const below = isDark(page.look) ? onBlack(page) : onPaper(page)
  return html`${topOf(page)}${calledOf(page)}${page.look === 'level5' ? null : picture(page.look === 'tsunami' ? toHill : runner)}${below}`
}

export function drawEnded(page: EndedPage): Markup {
  const { label, text, isStruck } = page.was
  const scale = scaleToFit(paragraphs(page.lines, { size: 52, leading: 1.5 }), {
    width: 1728,
    height: 204,
  })
  return html`${topOf(page)}${calledOf(page)}${picture(page.picture === 'clock' ? clock : tick)}<div class="body">${said(
    page.lines,
    scale,
  )}<p class="was">${label}<span class="${isStruck ? 'struck' : ''}">${text}</span></p></div><div class="last">${rowsOf(
    page,
    1180,
  )}${keysOf(page)}</div>`
}
