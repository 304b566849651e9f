import type {
  OrderCounters,
  OrderView,
  VersionView,
} from '#emergency-alerts/contract/desk/order-view'

/** Where the homes of an order stand, each in one group: `homes` is the sum of the four. */
export interface AnswerFigures {
  readonly homes: number
  readonly help: number
  readonly unknown: number
  readonly moving: number
  readonly safe: number
}

const nobody: AnswerFigures = { homes: 0, help: 0, unknown: 0, moving: 0, safe: 0 }

/**
 * By the last own answer of each home, a call for help before others. A home that only saw the order,
 * or has no television, is not accounted for: that is not bad news, and it is not good news either.
 */
export function answerFigures(counters: OrderCounters | null, version: VersionView): AnswerFigures {
  const given = counters?.homes
  const help = given?.need_help ?? 0
  const moving = given?.evacuating ?? 0
  const safe = given?.safe ?? 0
  const answered = help + moving + safe
  // The register may have grown since the order was submitted.
  const homes = Math.max(version.reach?.homes ?? 0, answered)
  return { homes, help, moving, safe, unknown: homes - answered }
}

/** The sum over several orders; a home that two orders concern counts in each. */
export const sumOfFigures = (figures: readonly AnswerFigures[]): AnswerFigures =>
  figures.reduce(
    (sum, one) => ({
      homes: sum.homes + one.homes,
      help: sum.help + one.help,
      unknown: sum.unknown + one.unknown,
      moving: sum.moving + one.moving,
      safe: sum.safe + one.safe,
    }),
    nobody,
  )

export const figuresOf = ({ order, version }: { order: OrderView; version: VersionView }) =>
  answerFigures(order.counters, version)
