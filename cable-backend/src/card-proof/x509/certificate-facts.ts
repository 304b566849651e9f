import * as asn1js from 'asn1js'
import { BasicConstraints, Certificate, CertificatePolicies, ExtKeyUsage } from 'pkijs'
import { isSameBytes } from '../encoding.ts'
import { type DerNode, derAt, derNodes, derTag, readDer } from './der.ts'

const certificateMaxBytes = 4096

export interface RsaKey {
  readonly modulusBits: number
  readonly exponent: bigint
}

export interface ExtensionFacts {
  readonly oid: string
  readonly isCritical: boolean
  readonly value: DerNode
}

/** What a certificate says, as plain values; nothing about it has been proven. */
export interface CertificateFacts {
  readonly der: Uint8Array<ArrayBuffer>
  readonly tbsDer: Uint8Array<ArrayBuffer>
  readonly issuerDer: Uint8Array<ArrayBuffer>
  readonly subjectDer: Uint8Array<ArrayBuffer>
  readonly serialNumber: Uint8Array<ArrayBuffer>
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spkiDer: Uint8Array<ArrayBuffer>
  /** The bits of the subject public key: what OCSP hashes (RFC 6960 §4.1.1). */
  readonly publicKeyBits: Uint8Array<ArrayBuffer>
  readonly rsaKey: RsaKey | null
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array<ArrayBuffer>
  readonly extensions: readonly ExtensionFacts[]
  /** The named bits of RFC 5280 §4.2.1.3, first bit highest, in one number; null when absent. */
  readonly keyUsage: number | null
  readonly isAuthority: boolean
  readonly policies: readonly string[]
  readonly extendedKeyUsages: readonly string[] | null
}

export const extensionOid = {
  subjectAltName: '2.5.29.17',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  extendedKeyUsage: '2.5.29.37',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const

export const keyUsageBit = { digitalSignature: 0x80, keyCertSign: 0x04 } as const

/** Reads a v3 certificate that is strictly DER; `null` for everything else. */
export function readCertificateFacts(der: Uint8Array<ArrayBuffer>): CertificateFacts | null {
  if (der.length > certificateMaxBytes) return null
  const root = readDer(der)
  if (root === null) return null
  try {
    return factsOf(root, Certificate.fromBER(der))
  } catch (error) {
    // pkijs reports a structure that does not fit in no other way than by throwing.
    if (error instanceof Error) return null
    throw error
  }
}

function factsOf(root: DerNode, certificate: Certificate): CertificateFacts | null {
  const [tbs, algorithm] = root.children
  const [, serial, innerAlgorithm, issuer, , subject, spki] = tbs?.children ?? []
  const extensions = certificate.version === 2 ? extensionsOf(certificate) : null
  if (tbs === undefined || algorithm === undefined || innerAlgorithm === undefined) return null
  if (serial === undefined || issuer === undefined || subject === undefined) return null
  if (spki === undefined || extensions === null) return null
  if (!isSameBytes(algorithm.whole, innerAlgorithm.whole)) return null
  return {
    der: root.whole,
    tbsDer: tbs.whole,
    issuerDer: issuer.whole,
    subjectDer: subject.whole,
    serialNumber: serial.content,
    notBefore: certificate.notBefore.value,
    notAfter: certificate.notAfter.value,
    spkiDer: spki.whole,
    publicKeyBits: bitsOf(derAt(spki, 1)),
    rsaKey: rsaKeyOf(spki),
    signatureAlgorithm: certificate.signatureAlgorithm.algorithmId,
    signature: bitsOf(derAt(root, 2)),
    extensions,
    ...purposesOf(extensions),
  }
}

function extensionsOf(certificate: Certificate): readonly ExtensionFacts[] | null {
  const extensions: ExtensionFacts[] = []
  for (const extension of certificate.extensions ?? []) {
    const value = readDer(new Uint8Array(extension.extnValue.valueBlock.valueHexView))
    const isDuplicate = extensions.some(({ oid }) => oid === extension.extnID)
    if (value === null || isDuplicate) return null
    extensions.push({ oid: extension.extnID, isCritical: extension.critical, value })
  }
  return extensions
}

type Purposes = Pick<
  CertificateFacts,
  'keyUsage' | 'isAuthority' | 'policies' | 'extendedKeyUsages'
>

function purposesOf(extensions: readonly ExtensionFacts[]): Purposes {
  const schemaOf = (wanted: string) => {
    const found = extensions.find(({ oid }) => oid === wanted)
    return found === undefined ? null : asn1js.fromBER(found.value.whole).result
  }
  const keyUsage = extensions.find(({ oid }) => oid === extensionOid.keyUsage)
  const constraints = schemaOf(extensionOid.basicConstraints)
  const policies = schemaOf(extensionOid.certificatePolicies)
  const extended = schemaOf(extensionOid.extendedKeyUsage)
  return {
    keyUsage: keyUsage === undefined ? null : keyUsageOf(keyUsage.value),
    isAuthority: constraints !== null && new BasicConstraints({ schema: constraints }).cA,
    policies:
      policies === null
        ? []
        : new CertificatePolicies({ schema: policies }).certificatePolicies.map(
            ({ policyIdentifier }) => policyIdentifier,
          ),
    extendedKeyUsages: extended === null ? null : new ExtKeyUsage({ schema: extended }).keyPurposes,
  }
}

function keyUsageOf(value: DerNode): number {
  const [high = 0, low = 0] = bitsOf(value)
  return high + low * 0x100
}

const bitsOf = (node: DerNode | null): Uint8Array<ArrayBuffer> =>
  node?.tag === derTag.bitString ? node.content.subarray(1) : new Uint8Array()

const rsaEncryption = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01)

function rsaKeyOf(spki: DerNode): RsaKey | null {
  const algorithm = derAt(spki, 0, 0)
  if (algorithm === null || !isSameBytes(algorithm.content, rsaEncryption)) return null
  const [modulus, exponent] = readDer(bitsOf(derAt(spki, 1)))?.children ?? []
  if (modulus === undefined || exponent === undefined) return null
  const value = unsignedOf(modulus)
  return { modulusBits: value.toString(2).length, exponent: unsignedOf(exponent) }
}

const unsignedOf = ({ content }: DerNode): bigint =>
  content.reduce((value, byte) => value * 256n + BigInt(byte), 0n)

/** 1.2.392.200149.8.5.5: name, address, birth date, sex; only signature certificates carry them. */
const personalArc = Uint8Array.of(0x2a, 0x83, 0x08, 0x8c, 0x9b, 0x55, 0x08, 0x05, 0x05)

/** Whether the holder's personal data are inside, as they are in a signature certificate. */
export function carriesPersonalData({ extensions }: CertificateFacts): boolean {
  const names = extensions.find(({ oid }) => oid === extensionOid.subjectAltName)
  if (names === undefined) return false
  return derNodes(names.value).some(({ content }) =>
    isSameBytes(content.subarray(0, personalArc.length), personalArc),
  )
}
