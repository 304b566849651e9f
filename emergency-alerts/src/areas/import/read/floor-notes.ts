import type { Hazard } from '../../../../contract/order-document.ts'

type Floors = Readonly<Partial<Record<Hazard, number>>>

const hazardsWhen: Readonly<Record<string, Hazard>> = {
  洪水時: 'flood',
  土砂災害時: 'landslide',
  高潮時: 'storm_surge',
  地震時: 'earthquake',
  津波時: 'tsunami',
  大規模火災時: 'large_fire',
  内水氾濫時: 'inland_flood',
  火山噴火時: 'volcano',
}

const trailingNote = /^(?<name>.+?)（(?<note>[^（）]*避難[^（）]*)）$/u
const clause = /^(?<hazards>.+時)は(?<floor>[0-9]{1,2})階以上に避難$/u

/** Parts 「由岐公民館（津波時は３階以上に避難）」 into the name and what is noted in it. */
export function splitName(given: string): { readonly name: string; readonly note: string | null } {
  const groups = trailingNote.exec(given)?.groups
  return { name: groups?.name ?? given, note: groups?.note ?? null }
}

/** The lowest safe floor by hazard; what is not understood is not among them. */
export function parseFloors(note: string): Floors {
  const pairs = note
    .normalize('NFKC')
    .split('。')
    .flatMap((part) => {
      const groups = clause.exec(part.trim())?.groups
      const floor = Number(groups?.floor)
      const hazards = (groups?.hazards ?? '').split('、').map((when) => hazardsWhen[when])
      return hazards.flatMap((hazard) => (hazard === undefined ? [] : [[hazard, floor] as const]))
    })
  return Object.fromEntries(pairs.filter(([, floor]) => floor >= 2))
}

/** Whether everything that a note says of floors was understood. */
export const isUnderstood = (note: string): boolean =>
  note
    .normalize('NFKC')
    .split('。')
    .filter((part) => part.includes('階'))
    .every((part) => {
      const hazards = clause.exec(part.trim())?.groups?.hazards?.split('、') ?? []
      return hazards.length > 0 && hazards.every((when) => when in hazardsWhen)
    })
