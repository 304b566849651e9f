import type { Home } from '#emergency-alerts/contract/home'
import type { OrderDocument, OrderShelter, Spoken } from '#emergency-alerts/contract/order-document'
import { chooseShelters, directionWords, type Way } from '#emergency-alerts/contract/shelter-choice'
import { fullWidth } from '../../text/day.ts'

/** Where to go from this home. */
export interface Refuge {
  readonly shelter: OrderShelter
  /** The name and its official note, which stands on a line of its own: 「（２階以上）」. */
  readonly name: readonly string[]
  /** 「東へ 約４００メートル」「歩いて 約１０分」; empty where the home's place is not known. */
  readonly how: readonly string[]
  readonly spoken: Spoken
}

/** The nearest shelter of the order; null where it names none that is fit for the hazard. */
export function refugeOf({ shelters }: OrderDocument, home: Home | null): Refuge | null {
  const [choice] = chooseShelters(home?.at ?? null, shelters)
  if (choice === undefined) return null
  const { shelter, way } = choice
  return { shelter, name: nameLines(shelter), how: howLines(way), spoken: spokenOf(shelter) }
}

const note = /^(.+?)([（(].+[）)])$/u

function nameLines({ name, floor }: OrderShelter): readonly string[] {
  const [, short, official] = note.exec(name.text) ?? []
  const lines = short === undefined || official === undefined ? [name.text] : [short, official]
  return floor === null ? lines : [...lines, floor.text]
}

/** Nobody walks on for longer than this, minutes. */
const longestWalk = 120

function howLines(way: Way | null): readonly string[] {
  if (way === null) return []
  const { metres, minutes, direction } = way
  const far = `${directionWords[direction].text}へ 約${fullWidth(metres)}メートル`
  return minutes > longestWalk ? [far] : [far, `歩いて 約${fullWidth(minutes)}分`]
}

/** 「日和佐公民館の、２階より上へ。」 */
function spokenOf({ name, floor }: OrderShelter): Spoken {
  if (floor === null) return { text: `${name.text}へ。`, kana: `${name.kana}え。` }
  return {
    text: `${name.text}の、${floor.text}へ。`,
    kana: `${name.kana}の、${floor.kana}え。`,
  }
}
