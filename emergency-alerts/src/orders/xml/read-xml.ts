import { SaxesParser, type SaxesTagNS } from 'saxes'
import { err, ok, type Result } from '../../../contract/result.ts'
import { decodeXml } from './decode-xml.ts'
import { hasDoctype } from './find-doctype.ts'
import type { XmlElement } from './xml-element.ts'
import type { XmlFault } from './xml-fault.ts'

export const mostDepth = 64
export const mostElements = 200_000

/** A document and the decoded text that its `start` and `end` count in. */
export interface XmlDocument {
  readonly root: XmlElement
  readonly text: string
}

/**
 * Reads a well-formed XML document (XML 1.0, Namespaces 1.0) from untrusted bytes: limited in size,
 * depth and number of elements, without a document type, hence without any entity but the five of
 * XML itself. Nothing is ever fetched.
 */
export function readXml(bytes: Uint8Array): Result<XmlDocument, XmlFault> {
  const decoded = decodeXml(bytes)
  return decoded.ok ? readXmlText(decoded.value) : decoded
}

/** The same for text that is decoded already. */
export function readXmlText(text: string): Result<XmlDocument, XmlFault> {
  if (hasDoctype(text)) return err({ code: 'doctype_forbidden', line: null, detail: '' })
  const parser = new StrictParser({ xmlns: true, position: true })
  const tree = growTree(parser, text)
  try {
    parser.write(text).close()
    return ok({ root: tree.root(), text })
  } catch (stop) {
    if (stop instanceof XmlStop) return err(stop.fault)
    throw stop
  }
}

/** Leaves the parser at the first fault: what follows one is guesswork. */
class XmlStop extends Error {
  readonly fault: XmlFault

  constructor(fault: XmlFault) {
    super(fault.code)
    this.fault = fault
  }
}

class StrictParser extends SaxesParser<{ readonly xmlns: true; readonly position: true }> {
  override fail(message: string): never {
    return this.stop('not_well_formed', message)
  }

  stop(code: XmlFault['code'], detail = ''): never {
    throw new XmlStop({ code, line: this.line, detail })
  }
}

interface GrowingElement extends XmlElement {
  readonly children: GrowingElement[]
  text: string
  end: number
}

/**
 * Listens to four kinds of event and to no more: saxes stores a listener under a computed name, and
 * the fifth turns the parser into a slow object for V8, which then reads eight times as long.
 */
function growTree(parser: StrictParser, text: string) {
  const open: GrowingElement[] = []
  let root: GrowingElement | null = null
  let count = 0
  const addText = (more: string) => {
    const inner = open.at(-1)
    if (inner !== undefined) inner.text += more
  }

  parser.on('opentag', (tag) => {
    count += 1
    if (count > mostElements) parser.stop('too_many_elements')
    if (open.length >= mostDepth) parser.stop('nested_too_deep')
    const element = elementOf(tag, begunAt(parser, text))
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed !== undefined) closed.end = parser.position
  })
  const noRoot = (): never => parser.stop('not_well_formed', 'there is no element')
  return { root: (): XmlElement => root ?? noRoot() }
}

interface Beginning {
  readonly line: number
  readonly start: number
}

/** Where the start tag began that has just been read to its end; no `<` can stand within it. */
function begunAt({ line, position }: StrictParser, text: string): Beginning {
  const start = text.lastIndexOf('<', position - 1)
  const breaks = text.slice(start, position).split('\n').length - 1
  return { line: line - breaks, start }
}

const xmlnsUri = 'http://www.w3.org/2000/xmlns/'

function elementOf(
  { local, prefix, uri, attributes, ns }: SaxesTagNS,
  begun: Beginning,
): GrowingElement {
  return {
    name: local,
    prefix,
    uri,
    attributes: Object.values(attributes)
      .filter((attribute) => attribute.uri !== xmlnsUri)
      .map((attribute) => ({
        name: attribute.local,
        uri: attribute.uri,
        value: attribute.value,
      })),
    namespaces: Object.entries(ns),
    children: [],
    text: '',
    ...begun,
    end: begun.start,
  }
}
