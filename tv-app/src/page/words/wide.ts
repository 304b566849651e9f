const wideDigits = '０１２３４５６７８９'

/** Digits as they are printed for a reader: full width. */
export function wide(value: number | string): string {
  return String(value).replace(/[0-9]/g, (digit) => wideDigits[Number(digit)] ?? digit)
}
