import { SignedXml } from 'xml-crypto'
import { readXmlText } from '../../xml/read-xml.ts'
import { attributeOf, elementsWithin, type XmlElement } from '../../xml/xml-element.ts'
import type { CapAlert } from '../cap-alert.ts'
import { type FoundAlert, versionOf } from '../envelope/find-alerts.ts'
import { readAlert } from '../read/read-alert.ts'
import { signatureUri } from '../schema/check-structure.ts'
import { placed } from '../schema/placed.ts'
import { type Effort, noEffort } from '../verdict/effort.ts'
import { createNotes } from '../verdict/notes.ts'
import { carriedKeys } from './carried-keys.ts'
import type { SignatureFact } from './signature-fact.ts'
import { standAlone } from './stand-alone.ts'

const mostSignatures = 4
/** The library's time grows with the square of the elements; a real alert has some hundreds. */
const mostElements = 4_000

export interface SignedAlert {
  readonly found: FoundAlert
  /** The text of the whole file. */
  readonly text: string
  /** The alert as we read it, which must be what was signed. */
  readonly alert: CapAlert
  /** Keys or certificates in PEM that alone count; empty where none are pinned. */
  readonly pinned: readonly string[]
}

/** Checks every enveloped signature of an alert (CAP 1.2 §3.3.2.1, XMLDSig); never throws. */
export function checkSignatures(signed: SignedAlert, effort: Effort): readonly SignatureFact[] {
  const { element } = signed.found
  const signatures = element.children.filter(
    ({ name, uri }) => name === 'Signature' && uri === signatureUri,
  )
  if (signatures.length === 0) return []
  if (signatures.length > mostSignatures) return [unchecked('too many signatures')]
  const elements = [...elementsWithin(element)].length
  if (elements > mostElements) return [unchecked('the alert is too large')]
  return signatures.map((signature) => ({
    ...checkSignature(signature, signatures, { signed, elements, effort }),
    isWeak: isWeak(signature),
  }))
}

const unchecked = (why: string): SignatureFact => ({ standing: 'unchecked', isWeak: false, why })

const isWeak = (signature: XmlElement): boolean =>
  [...elementsWithin(signature)].some((one) =>
    /#(rsa-|dsa-)?sha1$/.test(attributeOf(one, 'Algorithm') ?? ''),
  )

interface Terms {
  readonly signed: SignedAlert
  readonly elements: number
  readonly effort: Effort
}

type Outcome = Pick<SignatureFact, 'standing' | 'why'>

/** Tries every key on every document that may have been signed; the best outcome counts. */
function checkSignature(
  signature: XmlElement,
  all: readonly XmlElement[],
  { signed, elements, effort }: Terms,
): Outcome {
  const own = standAlone({ element: signature, scope: scopeWithin(signed.found) }, signed.text, [])
  const others = all.filter((one) => one !== signature)
  const outcomes: Outcome[] = []
  for (const { key, standing } of keysFor(signature, signed.pinned)) {
    for (const document of documentsOf(signed, others)) {
      effort.signedElements -= elements
      if (effort.signedElements < 0) return { standing: 'unchecked', why: 'the file has too many' }
      const outcome = attempt({ key, standing, own, document }, signed.alert)
      if (outcome.standing === standing) return outcome
      outcomes.push(outcome)
    }
  }
  return worstFirst(outcomes)
}

const scopeWithin = ({ element, scope }: FoundAlert): ReadonlyMap<string, string> =>
  new Map([...scope, ...element.namespaces])

interface Key {
  readonly key: string
  /** What it proves if it verifies. */
  readonly standing: SignatureFact['standing']
}

function keysFor(signature: XmlElement, pinned: readonly string[]): readonly Key[] {
  const carried = pinned.length > 0 ? 'other_key' : 'carried_key'
  return [
    ...pinned.map((key): Key => ({ key, standing: 'pinned_key' })),
    ...carriedKeys(signature).map((key): Key => ({ key, standing: carried })),
  ]
}

/**
 * Signers side by side, as in Canada, each signed the bare alert; a countersigner signed it with the
 * signatures before his own.
 */
const documentsOf = (
  { found, text }: SignedAlert,
  others: readonly XmlElement[],
): readonly string[] =>
  others.length === 0
    ? [standAlone(found, text, [])]
    : [standAlone(found, text, others), standAlone(found, text, [])]

interface Attempt extends Key {
  readonly own: string
  readonly document: string
}

function attempt({ key, standing, own, document }: Attempt, alert: CapAlert): Outcome {
  const signedXml = new SignedXml({ publicCert: key })
  try {
    signedXml.loadSignature(own)
    if (!signedXml.checkSignature(document)) return { standing: 'broken', why: '' }
  } catch (error) {
    // The library throws for a wrong value and for everything that it does not understand.
    const why = String(error).replace(/^Error: /, '')
    return why.startsWith('invalid signature')
      ? { standing: 'broken', why: '' }
      : { standing: 'unchecked', why }
  }
  const covers = signedXml.getSignedReferences().some((content) => isAlert(content, alert))
  return { standing: covers ? standing : 'elsewhere', why: '' }
}

/** Whether the very content that was signed reads as the alert that we read. */
function isAlert(content: string, alert: CapAlert): boolean {
  const read = readXmlText(content)
  if (!read.ok || read.value.root.name !== 'alert') return false
  const { root } = read.value
  const version = versionOf(root)
  if (version === null) return false
  const again = readAlert(placed(root, 'alert'), version, createNotes(noEffort()))
  return JSON.stringify(again) === JSON.stringify(alert)
}

/** Of failures, the one that says most. */
const worstFirst = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.find(({ standing }) => standing === 'elsewhere') ??
  outcomes.find(({ standing }) => standing === 'broken') ??
  outcomes[0] ?? { standing: 'unchecked', why: 'it carries no key that we can read' }
