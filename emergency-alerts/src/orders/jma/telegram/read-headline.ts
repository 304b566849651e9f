import { attributeOf, type XmlElement } from '../../xml/xml-element.ts'
import { childrenOf, elementsAt, wordsAt } from './elements.ts'
import type { Headline, HeadlineItem, NamedCode } from './telegram.ts'

/** Head/Headline: its words as they are written, and its areas with the codeType they belong to. */
export const readHeadline = (headline: XmlElement | null): Headline => ({
  text: wordsAt(headline, 'Text'),
  items: childrenOf(headline, 'Information').flatMap((information) =>
    childrenOf(information, 'Item').map((item) => readItem(item, information)),
  ),
})

const readItem = (item: XmlElement, information: XmlElement): HeadlineItem => ({
  type: attributeOf(information, 'type') ?? '',
  kinds: childrenOf(item, 'Kind').map(namedCode),
  areas: childrenOf(item, 'Areas').flatMap((areas) =>
    elementsAt(areas, 'Area').map((area) => ({
      ...namedCode(area),
      codeType: attributeOf(areas, 'codeType') ?? '',
    })),
  ),
})

/** Name and Code, as kinds and areas have them. */
export const namedCode = (element: XmlElement | null): NamedCode => ({
  name: wordsAt(element, 'Name'),
  code: wordsAt(element, 'Code'),
})
