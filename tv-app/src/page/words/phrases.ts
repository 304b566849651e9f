import { model } from '../../../../node_modules/budoux/module/data/models/ja.js'
import { Parser } from '../../../../node_modules/budoux/module/parser.js'

const parser = new Parser(model)

/** Only characters that never join their neighbours: most words of a page, all of the menu's. */
const plain =
  /^[ -~\u00a0-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uff9d\uffe0-\uffe6]*$/

let segmenter: Intl.Segmenter | null = null

/** Made for the first text that needs it: it costs a browser more than all else at the start. */
function segmenterNow(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' })
  return segmenter
}

/** What a reader sees as one character: 𠮷 and 葛 with its variation selector stay whole. */
export function graphemesOf(text: string): readonly string[] {
  if (plain.test(text)) return Array.from(text)
  return Array.from(segmenterNow().segment(text), ({ segment }) => segment)
}

/** A sentence in phrases that are read in one breath (BudouX, Japanese model only). */
export function phrasesOf(text: string): readonly string[] {
  return parser.parse(text)
}
