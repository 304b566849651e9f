import type { XmlElement } from '../../xml/xml-element.ts'
import { childOf, elementsAt, wordsAt } from '../telegram/elements.ts'
import { finding } from '../telegram/finding.ts'
import { namedCode } from '../telegram/read-headline.ts'
import type { AreaNotice, Danger, Notices } from './area-notice.ts'

/** 警戒レベル4相当情報［土砂災害］; since 2026 レベル４土砂災害危険警報 in the title. */
const evacuation: Danger = { hazard: 'landslide', order: 'evacuation', level: 4 }

/** 3 警戒 (発表, 継続), 1 解除, 0 なし: the same in the older form and in that of 2026. */
const inForce = '3'
const lifted = '1'
const none = '0'

/** VXWW50: Warning of the type 土砂災害警戒情報, one item for every 市町村等 of the prefecture. */
export function landslideNotices(body: XmlElement | null): Notices {
  const items = elementsAt(body, 'Warning', 'Item')
  return { notices: items.map(noticeOf), findings: items.flatMap(unknownCode) }
}

function noticeOf(item: XmlElement): AreaNotice {
  const kind = childOf(item, 'Kind')
  const { name, code } = namedCode(kind)
  const wasInForce = code === lifted || (code === inForce && wordsAt(kind, 'Status') === '継続')
  return {
    area: { scope: 'city', ...namedCode(childOf(item, 'Area')) },
    kind: { name, code },
    now: code === inForce ? evacuation : null,
    before: wasInForce ? evacuation : null,
    wave: null,
  }
}

function unknownCode(item: XmlElement) {
  const code = wordsAt(item, 'Kind', 'Code')
  if ([inForce, lifted, none].includes(code)) return []
  return [finding('kind_code_unknown', '/Report/Body/Warning/Item/Kind/Code', code)]
}
