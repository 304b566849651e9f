export interface InspectedPdf {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
  readonly pages: number
  /** Null when only a person can read it. */
  readonly text: string | null
}

export type PdfRefusal = 'empty' | 'too_large' | 'not_a_pdf' | 'encrypted' | 'has_active_content'

/** Why a file was not taken, next to the field. */
export const pdfRefusalWords = {
  empty: '空のファイルです。',
  too_large: '大きすぎます。PDF は 5 MB までです。',
  not_a_pdf: 'PDF として読めません。',
  encrypted: '暗号や印刷の制限がついた PDF は 送れません。',
  has_active_content: '動くしかけ（JavaScript など）や 添付が入った PDF は 送れません。',
} as const satisfies Record<PdfRefusal, string>
