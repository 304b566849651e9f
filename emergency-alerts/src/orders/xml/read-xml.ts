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
  const parser = new SaxesParser({ xmlns: true, position: true })
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

type Parser = SaxesParser<{ readonly xmlns: true; readonly position: true }>

interface GrowingElement extends XmlElement {
  readonly children: GrowingElement[]
  text: string
  end: number
}

function growTree(parser: Parser, text: string) {
  const open: GrowingElement[] = []
  let root: GrowingElement | null = null
  let count = 0
  let begun = { line: 0, start: 0 }
  const stop = (code: XmlFault['code'], detail = ''): never => {
    throw new XmlStop({ code, line: parser.line, detail })
  }
  const addText = (more: string) => {
    const inner = open.at(-1)
    if (inner !== undefined) inner.text += more
  }

  parser.on('error', ({ message }) => stop('not_well_formed', message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => stop('doctype_forbidden'))
  parser.on('opentagstart', () => {
    begun = { line: parser.line, start: text.lastIndexOf('<', parser.position - 1) }
  })
  parser.on('opentag', (tag) => {
    count += 1
    if (count > mostElements) stop('too_many_elements')
    if (open.length >= mostDepth) stop('nested_too_deep')
    const element = elementOf(tag, begun)
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
  return { root: (): XmlElement => root ?? stop('not_well_formed', 'there is no element') }
}

const xmlnsUri = 'http://www.w3.org/2000/xmlns/'

function elementOf(
  { local, prefix, uri, attributes, ns }: SaxesTagNS,
  begun: { readonly line: number; readonly start: number },
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
