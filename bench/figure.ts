/** One measured figure. A bound is a promise; a figure without one is only reported. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The figure must not be larger than this. */
  readonly atMost: number | null
  /** How it was measured, and against what in the same run. */
  readonly how: string
}

export const isKept = ({ value, atMost }: Figure): boolean => atMost === null || value <= atMost

/** The value below which `share` (0..1) of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))
