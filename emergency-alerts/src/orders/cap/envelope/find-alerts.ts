import { trimmed } from '../../xml/trimmed.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { bytesOfBase64 } from '../base64.ts'
import type { CapVersion } from '../cap-alert.ts'
import { childrenOf, type Placed, placed } from '../schema/placed.ts'

const versions = new Map<string, CapVersion>([
  ['http://www.incident.com/cap/1.0', '1.0'],
  ['urn:oasis:names:tc:emergency:cap:1.1', '1.1'],
  ['urn:oasis:names:tc:emergency:cap:1.2', '1.2'],
])

/** The version by the namespace; null where it is none that we know. */
export const versionOf = ({ uri }: XmlElement): CapVersion | null => versions.get(uri) ?? null

/** An alert in a file, and the namespaces that hold where it stands. */
export interface FoundAlert {
  readonly element: XmlElement
  readonly version: CapVersion
  /** The way from the root of the file. */
  readonly path: string
  /** Declared on elements around it: prefix and namespace. */
  readonly scope: ReadonlyMap<string, string>
}

/** A document of its own within a file: as text, escaped or in CDATA, or in base64. */
export interface FoundText {
  readonly content: string | Uint8Array
  readonly path: string
  readonly line: number
}

export interface Found {
  readonly alerts: readonly FoundAlert[]
  readonly texts: readonly FoundText[]
}

/** Every CAP alert below an element, in document order; alerts are not looked for inside alerts. */
export function findAlerts(root: XmlElement): Found {
  const alerts: FoundAlert[] = []
  const texts: FoundText[] = []
  const look = (place: Placed, outer: ReadonlyMap<string, string>) => {
    const { element, path, line } = place
    const version = element.name === 'alert' ? versionOf(element) : null
    if (version !== null) {
      alerts.push({ element, version, path, scope: outer })
      return
    }
    const content = contentIn(element)
    if (content !== null) texts.push({ content, path, line })
    const scope = element.namespaces.length > 0 ? new Map([...outer, ...element.namespaces]) : outer
    for (const child of childrenOf(place)) look(child, scope)
  }
  look(placed(root, root.name), new Map())
  return { alerts, texts }
}

/** What a leaf holds, where that begins as XML and names a CAP namespace. */
function contentIn({ name, children, text }: XmlElement): string | Uint8Array | null {
  if (children.length > 0) return null
  if (namesCap(text)) return trimmed(text)
  // EDXL-DE 1.0 §3.2.5: any content in base64.
  const bytes = name === 'contentData' ? bytesOfBase64(text) : null
  return bytes !== null && namesCap(latin1(bytes)) ? bytes : null
}

const namesCap = (text: string): boolean =>
  trimmed(text.slice(0, 100)).startsWith('<') &&
  [...versions.keys()].some((uri) => text.includes(uri))

const latin1 = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes)
