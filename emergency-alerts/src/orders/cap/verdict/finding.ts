import { contentRules } from './content-rules.ts'
import { fileRules } from './file-rules.ts'
import type { Rule, Weight } from './rule.ts'
import { structureRules } from './structure-rules.ts'

const rules = { ...fileRules, ...structureRules, ...contentRules }

/** Stable names of the rules; the sentences may change, these do not. */
export type FindingCode = keyof typeof rules

/** A rule that was broken, and where. */
export interface Finding {
  readonly code: FindingCode
  readonly weight: Weight
  /** The way from the alert: `alert/info[2]/area/polygon`; empty where it is the whole file. */
  readonly at: string
  /** Counted from 1; null where it concerns the whole file. */
  readonly line: number | null
  readonly sentence: string
}

export interface Place {
  readonly path: string
  readonly line: number | null
}

/** Longer quotations of a file are cut: a sentence has to stay one. */
const longestDetail = 80

export function findingOf(code: FindingCode, { path, line }: Place, detail = ''): Finding {
  const { weight, says }: Rule = rules[code]
  return { code, weight, at: path, line, sentence: says(quoted(detail)) }
}

/** White space in one piece, control characters out, and not too long. */
function quoted(text: string): string {
  const plain = text
    .slice(0, 10 * longestDetail)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  return plain.length > longestDetail ? `${plain.slice(0, longestDetail)}…` : plain
}
