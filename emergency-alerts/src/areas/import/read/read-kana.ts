import * as z from 'zod/mini'
import type { GivenFile, ImportRefusal, Reading } from './refusals.ts'

const kana = z.string().check(z.trim(), z.regex(/^[ぁ-ゖァ-ヺー、・　 ]+$/u))

/** 「町」 is a 町丁目, 「避難」 a shelter of either kind, 「市区町村」 the municipality itself. */
const KanaRow = z.object({
  kind: z.enum(['市区町村', '町', '避難']),
  name: z.string().check(z.minLength(1)),
  kana,
  isSure: z.enum(['はい', 'いいえ']),
  code: z.string().check(z.regex(/^([0-9]{7})?$/)),
})

export interface KanaRow {
  readonly kind: '市区町村' | '町' | '避難'
  readonly name: string
  readonly kana: string
  readonly isSure: boolean
  /** 町字ID of a town, or the number that stands for it; empty elsewhere. */
  readonly code: string
}

export interface KanaTable extends Reading<KanaRow> {
  readonly townCodes: 'official' | 'numbered_here'
}

const columns = ['種別', '名称', 'かな', '確認済み'] as const

/** What the codes of the fifth column are: the official ones, or our own numbers. */
const codeColumns = { 町字ID: 'official', 仮町字番号: 'numbered_here' } as const

const header = `${columns.join(',')},町字ID`

export const noKana: KanaTable = { read: [], refusals: [], townCodes: 'numbered_here' }

/** A table of readings: CSV in UTF-8, without quotes; further columns are for people. */
export function readKana(file: GivenFile): KanaTable {
  const lines = file.text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.trim()))
  const [head = [], ...rows] = lines
  const codeColumn = head[columns.length] ?? ''
  const isKnown = columns.every((column, index) => head[index] === column)
  if (!isKnown || !(codeColumn === '町字ID' || codeColumn === '仮町字番号')) {
    const sentence = `its first line must begin with ${header} (or 仮町字番号 instead of 町字ID).`
    return { ...noKana, refusals: [{ file: file.name, feature: null, sentence }] }
  }
  const read: KanaRow[] = []
  const refusals: ImportRefusal[] = []
  for (const [index, cells] of rows.entries()) {
    if (cells.join('') === '') continue
    const row = parseRow(cells)
    if (typeof row === 'string') {
      const sentence = `line ${index + 2}: ${row}`
      refusals.push({ file: file.name, feature: null, sentence })
    } else read.push(row)
  }
  return { read, refusals, townCodes: codeColumns[codeColumn] }
}

const wrongCells = {
  kind: 'the kind must be 市区町村, 町 or 避難.',
  name: 'the name is empty.',
  kana: 'the reading must be in kana.',
  isSure: '確認済み must be はい or いいえ.',
  code: 'the code must have seven digits or be empty.',
} as const

function parseRow(cells: readonly string[]): KanaRow | string {
  const [kind, name, reading, isSure, code = ''] = cells
  const row = z.safeParse(KanaRow, { kind, name, kana: reading, isSure, code })
  if (row.success) return { ...row.data, isSure: row.data.isSure === 'はい' }
  const column = row.error.issues[0]?.path[0]
  return wrongCells[column as keyof typeof wrongCells]
}
