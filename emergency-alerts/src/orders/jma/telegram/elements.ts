import type { XmlElement } from '../../xml/xml-element.ts'

/** The children of this local name, whatever their namespace: a wrong one is flagged elsewhere. */
export const childrenOf = (parent: XmlElement | null, name: string): readonly XmlElement[] =>
  parent?.children.filter((child) => child.name === name) ?? []

export const childOf = (parent: XmlElement | null, name: string): XmlElement | null =>
  parent?.children.find((child) => child.name === name) ?? null

/** All elements at the end of a path of names. */
export const elementsAt = (
  parent: XmlElement | null,
  ...path: readonly string[]
): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((each) => childrenOf(each, name)),
    parent === null ? [] : [parent],
  )

/** The words at the end of a path, without the white space around them; empty where there are none. */
export const wordsAt = (parent: XmlElement | null, ...path: readonly string[]): string =>
  trim(elementsAt(parent, ...path)[0]?.text ?? '')

/** XML white space only: an ideographic space belongs to the words. */
export const trim = (text: string): string => text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
