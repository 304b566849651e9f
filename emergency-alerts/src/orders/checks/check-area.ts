import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import type { Ring } from '#emergency-alerts/contract/geography'
import { checkRings } from '../../areas/selection/check-rings.ts'
import { ringFault } from '../../areas/shapes/ring-fault.ts'
import type { Finding, FindingCode } from './finding.ts'

const findingAt = (code: FindingCode, sentence: string): Finding => ({
  code,
  sentence,
  at: 'area',
  suggestion: null,
})

/** The order travels to every television as one document. */
const mostCorners = 2000

/** Whether a selection can be an order's area in this municipality; null where it can. */
export function checkArea(area: AreaSelection | null, file: AreaFile): Finding | null {
  if (area === null) return findingAt('area_missing', '区域を、まだ選んでいません。')
  switch (area.kind) {
    case 'municipality':
      return null
    case 'towns':
      return checkTowns(area.towns, file)
    case 'rings':
      return checkShape(area.rings, file)
  }
}

function checkTowns(codes: readonly string[], { towns, municipality }: AreaFile): Finding | null {
  const known = new Set(towns.map(({ code }) => code))
  const stranger = codes.find((code) => !known.has(code))
  if (stranger === undefined) return null
  const sentence = `${municipality.name.text}にない町丁目（${stranger}）が、入っています。`
  return findingAt('area_elsewhere', sentence)
}

/** The page mends what it can before it sends; what arrives here is taken as it is, or not. */
function checkShape(rings: readonly Ring[], file: AreaFile): Finding | null {
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > mostCorners) {
    return findingAt('area_invalid', `図形の角は、ぜんぶで${mostCorners}までです。`)
  }
  if (rings.some((ring) => ringFault(ring)?.code === 'unclosed')) {
    const sentence = '図形が、閉じていません。最後の角を、最初の角に合わせてください。'
    return findingAt('area_invalid', sentence)
  }
  const refused = rings
    .flatMap((ring) => checkRings([ring], file).findings)
    .find(({ weight }) => weight === 'refused')
  if (refused === undefined) return null
  const code = refused.code === 'elsewhere' ? 'area_elsewhere' : 'area_invalid'
  return findingAt(code, refused.sentence)
}
