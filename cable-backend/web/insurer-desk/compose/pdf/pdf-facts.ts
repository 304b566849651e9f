/** The dates and sums that a text names: what must be the same on the TV and in the PDF. */
export interface Facts {
  /** `2026-11-30`, or `11-30` where no year is written. */
  readonly dates: readonly string[]
  /** Whole yen. */
  readonly sums: readonly number[]
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

const twoDigits = (digits: string): string => digits.padStart(2, '0')

function datesIn(text: string): readonly string[] {
  const found = text.matchAll(/(?:(?:(\d{4})|令和(\d{1,2}|元))年)?(\d{1,2})月(\d{1,2})日/g)
  return [...found].map(([, year, reiwa, month = '', day = '']) => {
    const monthDay = `${twoDigits(month)}-${twoDigits(day)}`
    if (reiwa !== undefined) return `${2018 + (reiwa === '元' ? 1 : Number(reiwa))}-${monthDay}`
    return year === undefined ? monthDay : `${year}-${monthDay}`
  })
}

const sumsIn = (text: string): readonly number[] =>
  [...text.matchAll(/(?:(\d[\d,]*)万)?(\d[\d,]*)?円/g)]
    .filter(([, tenThousands, ones]) => tenThousands !== undefined || ones !== undefined)
    .map(([, tenThousands = '0', ones = '0']) => {
      const whole = (digits: string) => Number(digits.replaceAll(',', ''))
      return whole(tenThousands) * 10_000 + whole(ones)
    })

const once = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

/** Reads 2026年11月30日, 令和8年11月30日, 11月30日, 120,000円 and 12万円, in any digit width. */
export function factsIn(text: string): Facts {
  const normal = plain(text)
  return { dates: once(datesIn(normal)), sums: once(sumsIn(normal)) }
}

/** A date without a year is found in one with a year, and the other way round. */
const isDateIn = (date: string, dates: readonly string[]): boolean =>
  dates.some((one) => one === date || one.endsWith(`-${date}`) || date.endsWith(`-${one}`))

/** What the text on the TV names and the PDF does not. */
export function factsMissingIn(pdfText: string, tvText: string): Facts {
  const pdf = factsIn(pdfText)
  const tv = factsIn(tvText)
  return {
    dates: tv.dates.filter((date) => !isDateIn(date, pdf.dates)),
    sums: tv.sums.filter((sum) => !pdf.sums.includes(sum)),
  }
}

const dateInWords = (date: string): string => {
  const [day = '', month = '', year] = date.split('-').reverse()
  const monthDay = `${Number(month)}月${Number(day)}日`
  return year === undefined ? monthDay : `${year}年${monthDay}`
}

/** 11月30日、120,000円: for one line of a check. */
export const factWords = ({ dates, sums }: Facts): string =>
  [...dates.map(dateInWords), ...sums.map((sum) => `${sum.toLocaleString('ja-JP')}円`)].join('、')
