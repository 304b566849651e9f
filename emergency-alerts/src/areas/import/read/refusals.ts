/** Why a file cannot be imported: one sentence for whoever has the file before them. */
export interface ImportRefusal {
  readonly file: string
  /** Counted from 0, as tools show it; null where it is about the whole file. */
  readonly feature: number | null
  readonly sentence: string
}

/** A file as it was given. */
export interface GivenFile {
  readonly name: string
  readonly text: string
}

/** What was read, and what was wrong; nothing is used unless nothing was wrong. */
export interface Reading<T> {
  readonly read: readonly T[]
  readonly refusals: readonly ImportRefusal[]
}

export const sentenceOf = ({ file, feature, sentence }: ImportRefusal): string =>
  feature === null ? `${file}: ${sentence}` : `${file}, feature ${feature}: ${sentence}`
