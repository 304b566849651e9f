import * as asn1js from 'asn1js'
import {
  AccessDescription,
  BasicConstraints,
  CertificatePolicies,
  CRLDistributionPoints,
  DistributionPoint,
  type Extension,
  ExtKeyUsage,
  GeneralName,
  InfoAccess,
  PolicyInformation,
} from 'pkijs'
import { extension, nameOf } from './issue-certificate.ts'

const critical = { critical: true } as const

/** The named bits of RFC 5280 §4.2.1.3, as the first octet has them. */
export const usage = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  keyEncipherment: 0x20,
  keyCertSign: 0x04,
  crlSign: 0x02,
} as const

export function keyUsage(bits: number): Extension {
  const unusedBits = bits === 0 ? 0 : 31 - Math.clz32(bits & -bits)
  const valueHex = Uint8Array.of(bits).buffer
  return extension('2.5.29.15', new asn1js.BitString({ valueHex, unusedBits }), critical)
}

export const basicConstraints = (cA: boolean): Extension =>
  extension('2.5.29.19', new BasicConstraints({ cA }).toSchema(), critical)

export const policies = (...oids: readonly string[]): Extension =>
  extension(
    '2.5.29.32',
    new CertificatePolicies({
      certificatePolicies: oids.map((oid) => new PolicyInformation({ policyIdentifier: oid })),
    }).toSchema(),
    critical,
  )

export const extendedKeyUsage = (
  keyPurposes: readonly string[],
  options: { readonly critical?: boolean } = {},
): Extension =>
  extension('2.5.29.37', new ExtKeyUsage({ keyPurposes: [...keyPurposes] }).toSchema(), options)

export const ocspNoCheck = (): Extension => extension('1.3.6.1.5.5.7.48.1.5', new asn1js.Null())

/** Where the authority's responder is said to be (RFC 5280 §4.2.2.1). */
export const ocspAddress = (url: string): Extension =>
  extension(
    '1.3.6.1.5.5.7.1.1',
    new InfoAccess({
      accessDescriptions: [
        new AccessDescription({
          accessMethod: '1.3.6.1.5.5.7.48.1',
          accessLocation: new GeneralName({ type: 6, value: url }),
        }),
      ],
    }).toSchema(),
  )

/** The list of revoked certificates by directory name, as JPKI has it. */
export const crlDistributionPoint = (unit: string): Extension =>
  extension(
    '2.5.29.31',
    new CRLDistributionPoints({
      distributionPoints: [
        new DistributionPoint({
          distributionPoint: [
            new GeneralName({ type: 4, value: nameOf({ unit, commonName: 'CRLDP' }) }),
          ],
        }),
      ],
    }).toSchema(),
  )
