import type { Approval } from '#emergency-alerts/contract/desk/desk-acts'
import type { Place } from '#emergency-alerts/contract/desk/order-view'
import type { Level } from '#emergency-alerts/contract/order-document'

/** What has to be typed to issue; a drill has a word of its own, so that the hand learns no other. */
export interface Expected {
  readonly place: Place
  readonly municipality: string
  readonly level: Level
  readonly homes: number
}

export const drillWord = 'くんれん'
export const tsunamiWord = 'つなみ'

export const levelWord = (level: Level): string => (level === null ? tsunamiWord : String(level))

/** Full-width letters and digits count as their plain ones; spaces around and commas do not count. */
const plain = (typed: string): string => typed.normalize('NFKC').replace(/[\s,、，]/g, '')

/** Which of the typed fields differ from the order; empty where it may be issued. */
export function differingFields(typed: Approval['typed'], expected: Expected): readonly string[] {
  if (typed.place !== expected.place) return ['place']
  const fields =
    typed.place === 'drill'
      ? { word: [typed.word, drillWord] as const }
      : {
          municipality: [typed.municipality, expected.municipality] as const,
          level: [typed.level, levelWord(expected.level)] as const,
          homes: [typed.homes, String(expected.homes)] as const,
        }
  return Object.entries(fields)
    .filter(([, [given, wanted]]) => plain(given) !== plain(wanted))
    .map(([name]) => name)
}
