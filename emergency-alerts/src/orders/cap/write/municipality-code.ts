import type { MunicipalityCode } from '../../../../contract/geography.ts'

const weights = [6, 5, 4, 3, 2]

/** 全国地方公共団体コード with its check digit (JIS X 0402): 36387 → 363871. */
export function withCheckDigit(code: MunicipalityCode): string {
  const sum = weights.reduce((all, weight, index) => all + weight * Number(code[index]), 0)
  return `${code}${(11 - (sum % 11)) % 10}`
}

/** Without it; null where it is wrong. */
export function withoutCheckDigit(code: string): MunicipalityCode | null {
  const bare = code.slice(0, 5)
  return /^\d{6}$/.test(code) && withCheckDigit(bare) === code ? bare : null
}
