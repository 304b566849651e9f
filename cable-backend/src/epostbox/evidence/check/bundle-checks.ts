import {
  type BundleFiles,
  type Manifest,
  manifestName,
  namesOf,
  sealName,
  sha256Hex,
  timeStampName,
  unlisted,
} from '../bundle/manifest.ts'
import { statementText } from '../bundle/statement-text.ts'
import { type TimeStamp, verifyTimeStamp } from '../cms/time-stamp.ts'
import { isValidAt, readSigned, verifySigned } from '../cms/verify-signed.ts'
import {
  type EvidenceExpectation,
  type Examination,
  type Finding,
  failed,
  found,
} from './examination.ts'

/** Every listed file is there and unchanged, nothing else is there, and both texts say the same. */
export async function checkStatement(examined: Examination): Promise<Finding> {
  const { files, manifest, challenge } = examined
  if (manifest === null) return failed('manifest.json を読めません。')
  const fault = faultInNames(files, manifest) ?? (await faultInDigests(files, manifest))
  if (fault !== null) return failed(fault)
  if (examined.report?.profile !== manifest.profile) return failed('証拠の種類が合いません。')
  const statement = challenge?.statement ?? null
  if (statement === null) return failed('statement.json を読めません。')
  const shown = new TextDecoder().decode(files.get('statement.txt'))
  if (shown !== statementText(statement)) return failed('読むための文が、文面と合いません。')
  const listed = manifest.files.find(({ name }) => name === 'statement.json')
  return found(`SHA-256 ${listed?.sha256.slice(0, 4)}…${listed?.sha256.slice(-4)}`)
}

function faultInNames(files: BundleFiles, { files: listed, profile }: Manifest): string | null {
  const names = listed.map(({ name }) => name)
  const allowed = namesOf(profile)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return `${twice} が 2回 載っています。`
  const missing = names.find((name) => !files.has(name))
  if (missing !== undefined) return `${missing} が ありません。`
  const extra = [...files.keys()].find((name) => !names.includes(name) && !unlisted.includes(name))
  if (extra !== undefined) return `${extra} は 一覧に ありません。`
  const strange = names.find((name) => !allowed.includes(name))
  if (strange !== undefined) return `${strange} は この種類の証拠には 入りません。`
  const absent = allowed.find((name) => !names.includes(name) && name !== 'ocsp.der')
  return absent === undefined ? null : `${absent} が 一覧に ありません。`
}

async function faultInDigests(files: BundleFiles, { files: listed }: Manifest) {
  for (const { name, length, sha256 } of listed) {
    const content = files.get(name) ?? new Uint8Array()
    if (content.length !== length || (await sha256Hex(content)) !== sha256) {
      return `${name} が 変わっています。`
    }
  }
  return null
}

/** A question of purpose `submit` with a nonce of 32 bytes, answered in its time, used once. */
export function checkChallenge({ challenge, report, isSealed }: Examination): Finding {
  if (challenge === null || report === null) return failed('問いを読めません。')
  if (challenge.purpose !== 'submit') return failed('目的が「提出」ではありません。')
  if (!/^[A-Za-z0-9_-]{43}$/.test(challenge.nonce)) return failed('問いの番号が正しくありません。')
  const { issuedAt, expiresAt } = challenge
  const isInTime = issuedAt <= report.receivedAt && report.receivedAt < expiresAt
  if (!isInTime) return failed('問いの時間の外で 受け取っています。')
  const isUsedOnce = report.checks.some(({ check }) => check === 'challenge_used_once')
  if (!isUsedOnce || !isSealed) return failed('1回だけ使われたという 運営者の証明が ありません。')
  return found('目的「提出」。番号は 1回だけ使われた（運営者の記録）。')
}

/** The statement is about the insurer, the policy and the year that the insurer asked about. */
export function checkMatch({ challenge }: Examination, { expected }: EvidenceExpectation): Finding {
  const statement = challenge?.statement ?? null
  if (statement === null) return failed('文面を読めません。')
  const { insurer, policyNumber, year } = statement
  if (insurer.insurerId !== expected.insurerId) return failed('会社が ちがいます。')
  if (policyNumber !== expected.policyNumber) return failed('証券番号が ちがいます。')
  if (year !== expected.year) return failed('年が ちがいます。')
  return found(`${insurer.name} …${policyNumber.slice(-4)}・${year}`)
}

/** The operator's CMS seal stands over `manifest.json`, by a certificate that was valid then. */
export async function checkSeal(
  files: BundleFiles,
  at: Date,
  { sealAuthority }: EvidenceExpectation,
): Promise<Finding> {
  const signed = readSigned(files.get(sealName) ?? new Uint8Array())
  const content = files.get(manifestName)
  if (signed === null || content === undefined) return failed('封かんを読めません。')
  if (signed.encapContentInfo.eContent !== undefined) return failed('封かんの形が ちがいます。')
  const signer = await verifySigned({ signed, content, authority: sealAuthority })
  if (signer === null) return failed('封かんが、運営者のものではないか、中身と合いません。')
  if (!isValidAt(signer, at)) return failed('封かんの証明書が、期間の外です。')
  return found('CMS。受け取り後に変わっていない。')
}

/** The time stamp over the seal; null when there is none that counts. */
export const readTimeStamp = (
  files: BundleFiles,
  { timeStampAuthority }: EvidenceExpectation,
): Promise<TimeStamp | null> =>
  verifyTimeStamp(
    files.get(timeStampName) ?? new Uint8Array(),
    files.get(sealName) ?? new Uint8Array(),
    timeStampAuthority,
  )

const stampSkewMs = 1000

/** The stamp stands over the seal and is not older than what it seals. */
export function checkTimeStamp({ report }: Examination, stamp: TimeStamp | null): Finding {
  if (stamp === null) return failed('時刻の印が、時刻局のものではないか、封かんと合いません。')
  const at = stamp.stampedAt.getTime()
  if (report === null || at + stampSkewMs < new Date(report.receivedAt).getTime()) {
    return failed('時刻の印が、受け取りより前です。')
  }
  return found(`RFC 3161。${stamp.stampedAt.toISOString()}。${stamp.authorityName}`)
}
