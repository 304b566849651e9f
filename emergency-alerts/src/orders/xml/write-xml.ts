/** An element to be written: text or elements in it, never both. */
export interface XmlNode {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly inside: string | readonly XmlNode[]
}

export const leaf = (name: string, text: string): XmlNode => ({ name, inside: text })
export const branch = (
  name: string,
  inside: readonly XmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): XmlNode => ({ name, attributes, inside })

/** The element, where there is something to put in it. */
export const leafIf = (name: string, text: string | null): readonly XmlNode[] =>
  text === null || text === '' ? [] : [leaf(name, text)]

/** A document in UTF-8, indented; a comment stands before its root. */
export function writeXml(root: XmlNode, comment = ''): string {
  const note = comment === '' ? '' : `<!-- ${comment.replace(/-{2,}/g, '-')} -->\n`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${note}${written(root, '')}\n`
}

function written({ name, attributes = {}, inside }: XmlNode, indent: string): string {
  const pairs = Object.entries(attributes).map(([key, text]) => ` ${key}="${escaped(text)}"`)
  const start = `${indent}<${name}${pairs.join('')}`
  if (inside.length === 0) return `${start}/>`
  if (typeof inside === 'string') return `${start}>${escaped(inside)}</${name}>`
  const lines = inside.map((node) => written(node, `${indent}  `))
  return [`${start}>`, ...lines, `${indent}</${name}>`].join('\n')
}

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  // A parser would turn it into a line feed.
  ['\r', '&#13;'],
])

/** Letters that XML 1.0 cannot hold become the replacement character. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\r]/g, (letter) => escapes.get(letter) ?? letter)
