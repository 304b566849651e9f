import type { AreaFile, AreaTown } from '#emergency-alerts/contract/area-file'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import { isInRing } from '#emergency-alerts/contract/ring'

type Places = Pick<AreaFile, 'municipality' | 'towns'>

/** Whether a selection names a town or holds its point: for the eye, since homes decide. */
export function holdsTown(selection: AreaSelection, { code, at }: AreaTown): boolean {
  switch (selection.kind) {
    case 'municipality':
      return true
    case 'towns':
      return selection.towns.includes(code)
    case 'rings':
      return selection.rings.some((ring) => isInRing(ring, at))
  }
}

/** The names of the towns that a selection names or whose points it holds. */
export const townNames = (selection: AreaSelection, { towns }: Places): readonly string[] =>
  towns.filter((town) => holdsTown(selection, town)).map(({ name }) => name.text)

/** An area in full, as the desk writes it: the television's own words are shorter. */
export function areaInFull(selection: AreaSelection | null, places: Places): string {
  if (selection === null) return 'まだ選んでいません'
  if (selection.kind === 'municipality') return `${places.municipality.name.text}の全域`
  const names = townNames(selection, places).join('・')
  if (selection.kind === 'towns') return names
  return names === '' ? '地図で囲んだ区域' : `地図で囲んだ区域（${names}のあたり）`
}
