/** One element as it stands in the file: names resolved, order kept, white space kept. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  readonly prefix: string
  /** The namespace that the prefix stands for; empty for none. */
  readonly uri: string
  readonly attributes: readonly XmlAttribute[]
  /** Declared on this very element: prefix (empty for the default) and namespace. */
  readonly namespaces: readonly (readonly [string, string])[]
  readonly children: readonly XmlElement[]
  /** Its own text, CDATA included, without that of its children. */
  readonly text: string
  readonly line: number
  /** Where it begins and ends in the decoded text, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

export interface XmlAttribute {
  readonly name: string
  readonly uri: string
  readonly value: string
}

/** The value of an attribute without a namespace; null where there is none. */
export const attributeOf = ({ attributes }: XmlElement, name: string): string | null =>
  attributes.find((one) => one.name === name && one.uri === '')?.value ?? null

/** Every element inside, in document order, the element itself first. */
export function* elementsWithin(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* elementsWithin(child)
}
