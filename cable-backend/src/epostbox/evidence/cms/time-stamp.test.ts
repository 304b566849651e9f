import { beforeAll, describe, expect, test } from '@jest/globals'
import { TimeStampReq } from 'pkijs'
import {
  createClock,
  createParties,
  type Parties,
} from '#mocks/fixtures/postbox/postbox-under-test'
import { grantTimeStamp } from '#mocks/simulators/jlis/time-stamps'
import {
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  usage,
} from '#mocks/simulators/jlis/x509/certificate-extensions'
import {
  type CertificateIssuer,
  issueCertificate,
} from '#mocks/simulators/jlis/x509/issue-certificate'
import { sealKeyAlgorithm } from './seal-identity.ts'
import { timeStampQuery, verifyTimeStamp } from './time-stamp.ts'

const timeStamping = '1.3.6.1.5.5.7.3.8'
const clientAuth = '1.3.6.1.5.5.7.3.2'
const content = new TextEncoder().encode('the seal')
const minuteMs = 60_000

let parties: Parties
let keys: CryptoKeyPair

beforeAll(async () => {
  parties = await createParties(createClock())
  keys = await crypto.subtle.generateKey(sealKeyAlgorithm, true, ['sign', 'verify'])
})

interface StamperFaults {
  readonly purposes?: readonly string[] | null
  readonly isCritical?: boolean
  readonly issuer?: () => CertificateIssuer
  readonly endsMs?: number
}

/** A token by somebody whom the pinned authority certified, but not quite as it should be. */
async function stampedBy(faults: StamperFaults, over: Uint8Array<ArrayBuffer> = content) {
  const { jlis, clock } = parties
  const { purposes = [timeStamping], isCritical = true } = faults
  const der = await issueCertificate(
    {
      subject: { unit: 'a stamper' },
      publicKey: keys.publicKey,
      notBefore: new Date(clock.now().getTime() - 9 * minuteMs),
      notAfter: new Date(clock.now().getTime() + (faults.endsMs ?? 9 * minuteMs)),
      extensions: [
        basicConstraints(false),
        keyUsage(usage.digitalSignature),
        ...(purposes === null ? [] : [extendedKeyUsage(purposes, { critical: isCritical })]),
      ],
    },
    faults.issuer?.() ?? jlis.timeStampRoot,
  )
  const query = TimeStampReq.fromBER(await timeStampQuery(over, new Uint8Array(8)))
  const timeStampAuthority = { der, privateKey: keys.privateKey }
  return await grantTimeStamp(query, { timeStampAuthority, now: clock.now })
}

const verify = (token: Uint8Array<ArrayBuffer>) =>
  verifyTimeStamp(token, content, parties.jlis.timeStampRoot.der)

describe('a time stamp', () => {
  test('is believed from a certificate for time stamping alone', async () => {
    const stamp = await verify(await stampedBy({}))

    expect(stamp?.authorityName).toContain('a stamper')
    expect(stamp?.stampedAt.getTime()).toBeLessThanOrEqual(parties.clock.now().getTime())
  })

  test.each<[string, StamperFaults]>([
    ['without an extended key usage', { purposes: null }],
    ['for another purpose', { purposes: [clientAuth] }],
    ['for another purpose, too', { purposes: [timeStamping, clientAuth] }],
    ['whose purpose is not critical', { isCritical: false }],
    ['that had ended', { endsMs: -minuteMs }],
    ['of another authority', { issuer: () => parties.jlis.signatureAuthority }],
  ])('is not believed from a certificate %s', async (_, faults) => {
    expect(await verify(await stampedBy(faults))).toBeNull()
  })

  test('is not believed over something else', async () => {
    expect(await verify(await stampedBy({}, Uint8Array.of(...content, 0)))).toBeNull()
  })

  test('is not believed with one bit turned', async () => {
    const token = await stampedBy({})
    const at = token.length - 20
    token.set([(token[at] ?? 0) ^ 1], at)

    expect(await verify(token)).toBeNull()
  })
})
