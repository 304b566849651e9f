import { elementsWithin, type XmlElement } from '../../xml/xml-element.ts'

/** A stretch of the text that is left out. */
export interface Cut {
  readonly start: number
  readonly end: number
}

/**
 * The element as a document of its own, letter by letter as it stands, without what is cut out. A
 * prefix that is only declared around it is declared on it anew; nothing else changes, so that what
 * was signed alone and then put into a feed is what was signed again.
 */
export function standAlone(
  { element, scope }: { readonly element: XmlElement; readonly scope: ReadonlyMap<string, string> },
  text: string,
  cuts: readonly Cut[],
): string {
  const nameEnd = element.start + 1 + qualifiedName(element).length
  const declared = missingDeclarations(element, scope)
  const pieces = [text.slice(element.start, nameEnd), declared]
  let at = nameEnd
  for (const { start, end } of cuts) {
    pieces.push(text.slice(at, start))
    at = end
  }
  return [...pieces, text.slice(at, element.end)].join('')
}

const qualifiedName = ({ prefix, name }: XmlElement): string =>
  prefix === '' ? name : `${prefix}:${name}`

function missingDeclarations(element: XmlElement, scope: ReadonlyMap<string, string>): string {
  const used = new Set<string>()
  for (const { prefix, uri } of elementsWithin(element)) {
    if (scope.get(prefix) === uri) used.add(prefix)
  }
  const own = new Set(element.namespaces.map(([prefix]) => prefix))
  return [...used]
    .filter((prefix) => !own.has(prefix))
    .map((prefix) => {
      const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
      return ` ${name}="${escaped(scope.get(prefix) ?? '')}"`
    })
    .join('')
}

const escaped = (uri: string): string =>
  uri.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
