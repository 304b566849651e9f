import { BitString, Integer, Null, ObjectIdentifier, Sequence } from 'asn1js'
import { elementsWithin, type XmlElement } from '../../xml/xml-element.ts'
import { bytesOfBase64 } from '../base64.ts'
import { signatureUri } from '../schema/check-structure.ts'

const mostKeys = 4

/** The keys in a signature's own `KeyInfo` as PEM: certificates, or bare RSA keys (XMLDSig §4.5). */
export function carriedKeys(signature: XmlElement): readonly string[] {
  const info = childNamed(signature, 'KeyInfo')
  if (info === null) return []
  const keys = [...elementsWithin(info)].flatMap((element) => {
    if (element.uri !== signatureUri) return []
    if (element.name === 'X509Certificate') return pem('CERTIFICATE', bytesOfBase64(element.text))
    return element.name === 'RSAKeyValue' ? pem('PUBLIC KEY', rsaKey(element)) : []
  })
  return keys.slice(0, mostKeys)
}

export const childNamed = ({ children }: XmlElement, name: string): XmlElement | null =>
  children.find((child) => child.name === name && child.uri === signatureUri) ?? null

/** SubjectPublicKeyInfo of an RSA key (RFC 8017 A.1.1, RFC 5280 §4.1.2.7). */
function rsaKey(element: XmlElement): Uint8Array | null {
  const modulus = bytesOfBase64(childNamed(element, 'Modulus')?.text ?? '')
  const exponent = bytesOfBase64(childNamed(element, 'Exponent')?.text ?? '')
  if (modulus === null || exponent === null || modulus.length * exponent.length === 0) return null
  const key = new Sequence({ value: [unsigned(modulus), unsigned(exponent)] })
  const algorithm = new Sequence({
    value: [new ObjectIdentifier({ value: '1.2.840.113549.1.1.1' }), new Null()],
  })
  const whole = new Sequence({
    value: [algorithm, new BitString({ valueHex: key.toBER() })],
  })
  return new Uint8Array(whole.toBER())
}

/** A leading zero keeps a number positive whose first bit is set. */
const unsigned = (bytes: Uint8Array): Integer =>
  new Integer({ valueHex: (bytes[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...bytes) : bytes })

function pem(label: string, der: Uint8Array | null): readonly string[] {
  if (der === null) return []
  const lines = btoa(String.fromCharCode(...der)).match(/.{1,64}/g) ?? []
  return [[`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')]
}
