import type { VerifiedCertificate } from '../../../card-proof/card-certificate.ts'
import { isSameBytes } from '../../../card-proof/encoding.ts'
import { readOcspAnswer } from '../../../card-proof/ocsp/ocsp-answer.ts'
import {
  doubtAboutAnswer,
  doubtAboutTimes,
  isSignedByResponder,
} from '../../../card-proof/ocsp/ocsp-checks.ts'
import { createOcspQuestion } from '../../../card-proof/ocsp/ocsp-request.ts'
import { readCertificateFacts } from '../../../card-proof/x509/certificate-facts.ts'
import { isSignedBy } from '../../../card-proof/x509/rsa-signature.ts'
import {
  readCertificate,
  requireAuthority,
  verifyCertificate,
} from '../../../card-proof/x509/verify-certificate.ts'
import {
  attested,
  type EvidenceExpectation,
  type Examination,
  type Finding,
  failed,
  found,
} from './examination.ts'

type AttestedCheck =
  | 'card_signature'
  | 'certificate_authority'
  | 'certificate_validity'
  | 'revocation'

/** What only the postbox saw: its word counts as far as its seal does. */
function wordOfPostbox({ report, isSealed }: Examination, check: AttestedCheck): Finding {
  const said = report?.checks.find((each) => each.check === check)
  if (said === undefined || !isSealed) return failed('運営者の証明が ありません。')
  return attested(
    `運営者が確認し、封かんで証明しています（${said.at}）。この一式では確かめられません。`,
  )
}

const isAttested = ({ manifest }: Examination): boolean => manifest?.profile !== 'full'

const fileOf = ({ files }: Examination, name: string): Uint8Array<ArrayBuffer> =>
  files.get(name) ?? new Uint8Array()

/** The card's own key signed exactly the bytes of `statement.json`. */
export async function checkCardSignature(examined: Examination): Promise<Finding> {
  if (isAttested(examined)) return wordOfPostbox(examined, 'card_signature')
  const certificate = readCertificateFacts(fileOf(examined, 'card-cert.der'))
  if (certificate === null) return failed('証明書を読めません。')
  const isSigned = await isSignedBy(
    certificate.spkiDer,
    fileOf(examined, 'card.sig'),
    fileOf(examined, 'statement.json'),
  )
  if (!isSigned) return failed('カードの返事が、文面のバイトと合いません。')
  return found('RSA-2048・SHA-256。文面のバイトそのもの。')
}

/** The certificate comes from a pinned user-authentication authority and is of that kind. */
export async function checkAuthority(
  examined: Examination,
  expectation: EvidenceExpectation,
): Promise<Finding> {
  if (isAttested(examined)) return wordOfPostbox(examined, 'certificate_authority')
  const verified = await verifiedCertificate(examined, expectation)
  if (verified === null) return failed('利用者証明用の認証局が出した証明書ではありません。')
  if (!isSameBytes(verified.authorityDer, fileOf(examined, 'ca.der'))) {
    return failed('入っている認証局の証明書が、発行元のものではありません。')
  }
  if (verified.policy !== examined.report?.certificatePolicy) {
    return failed('証明書の種類が、運営者の報告と合いません。')
  }
  return found(`利用者証明用。署名用ではない。ポリシー ${verified.policy}`)
}

/** The certificate was within its validity at the time of the stamp. */
export async function checkValidity(examined: Examination): Promise<Finding> {
  if (isAttested(examined)) return wordOfPostbox(examined, 'certificate_validity')
  const certificate = readCertificateFacts(fileOf(examined, 'card-cert.der'))
  if (certificate === null) return failed('証明書を読めません。')
  const { notBefore, notAfter } = certificate
  const isValid = notBefore <= examined.at && examined.at <= notAfter
  const fact = `${notBefore.toISOString()} から ${notAfter.toISOString()} まで`
  return isValid ? found(fact) : failed(`${fact}。${examined.at.toISOString()} は期間の外です。`)
}

/** The authority's own answer says good, and spans the time of the stamp (RFC 6960). */
export async function checkRevocation(
  examined: Examination,
  expectation: EvidenceExpectation,
): Promise<Finding> {
  const isByOcsp = examined.report?.revocation.method === 'ocsp'
  if (isAttested(examined) || !isByOcsp) return wordOfPostbox(examined, 'revocation')
  const verified = await verifiedCertificate(examined, expectation)
  if (verified === null) return failed('発行元が分からず、失効情報を確かめられません。')
  const answer = readOcspAnswer(fileOf(examined, 'ocsp.der'))
  const single = answer?.singles[0]
  if (answer === null || single === undefined) return failed('失効情報を読めません。')
  const question = await createOcspQuestion(verified, answer.nonce ?? new Uint8Array())
  const windows = { now: examined.at, maxAgeMs: Number.POSITIVE_INFINITY, skewMs: 0 }
  const doubt =
    doubtAboutAnswer(answer, question) ?? doubtAboutTimes(answer.producedAt, single, windows)
  if (doubt !== null) return failed(`失効情報を信じられません（${doubt}）。`)
  const issuer = requireAuthority(verified.authorityDer)
  if (!(await isSignedByResponder(answer, issuer, examined.at))) {
    return failed('失効情報に、認証局の署名がありません。')
  }
  if (answer.singles[0]?.answer.status !== 'good') {
    return failed(`失効情報は「${single.answer.status}」です。`)
  }
  return found(`情報の時点 ${single.thisUpdate.toISOString()}。失効と報告されていない。`)
}

/** Issuer and kind, judged inside the certificate's validity: whether that spans is another check. */
async function verifiedCertificate(
  examined: Examination,
  { cardAuthorities }: EvidenceExpectation,
): Promise<VerifiedCertificate | null> {
  const read = readCertificate(fileOf(examined, 'card-cert.der'))
  if (!read.ok) return null
  const { notBefore, notAfter } = read.value
  const now = new Date(
    Math.min(Math.max(examined.at.getTime(), notBefore.getTime()), notAfter.getTime()),
  )
  const verified = await verifyCertificate({
    certificate: read.value,
    authorities: cardAuthorities,
    now,
  })
  return verified.ok ? verified.value : null
}
