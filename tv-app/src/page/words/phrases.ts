import { model } from '../../../../node_modules/budoux/module/data/models/ja.js'
import { Parser } from '../../../../node_modules/budoux/module/parser.js'

const parser = new Parser(model)
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** What a reader sees as one character: 𠮷 and 葛 with its variation selector stay whole. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** A sentence in phrases that are read in one breath (BudouX, Japanese model only). */
export function phrasesOf(text: string): readonly string[] {
  return parser.parse(text)
}
