import type { FamilyAlert } from '#cable-backend/contract/family-phone'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { PhoneAddress, RegisteredPhone } from '../family-phone.ts'
import type { FamilyPhoneStore } from '../family-phone-store.ts'
import { familyAlertOf, pushTopicOf } from './family-alert.ts'
import type { FamilyPush, PushCounts, PushRequest } from './family-push.ts'
import { type PushAnswer, type PushLimits, planNext } from './push-answer.ts'

export interface SealedPush {
  readonly address: PhoneAddress
  readonly alert: FamilyAlert
  readonly ttlSeconds: number
}

/** Seals one message for one phone (RFC 8291) and hands it to its push service once (RFC 8030 §5). */
export type SendPush = (push: SealedPush) => Promise<PushAnswer>

export interface FamilyPushDeps {
  readonly phones: Pick<FamilyPhoneStore, 'phonesOf' | 'noteTold' | 'forgetPhones'>
  readonly send: SendPush
  readonly limits: PushLimits
  /** How many phones are told at the same time. */
  readonly atOnce: number
  readonly now: () => Date
  /** 0 to below 1. */
  readonly random: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly onFault: (fault: Error) => void
}

type Outcome = 'accepted' | 'failed'

/** Tells every phone of every silent home, again where a push service asks for it or fails. */
export function createFamilyPush(deps: FamilyPushDeps): FamilyPush {
  return {
    async notify(request) {
      const phones = await deps.phones.phonesOf(request.homes.map(({ householdId }) => householdId))
      let counts: PushCounts = { asked: phones.length, accepted: 0, failed: 0 }
      request.onCounts?.(counts)
      const waiting = [...phones]
      const tellNext = async (): Promise<void> => {
        for (let phone = waiting.shift(); phone !== undefined; phone = waiting.shift()) {
          const outcome = await tell(phone, request, deps)
          counts = { ...counts, [outcome]: counts[outcome] + 1 }
          request.onCounts?.(counts)
        }
      }
      await Promise.all(Array.from({ length: deps.atOnce }, tellNext))
      return counts
    },
  }
}

/** One phone that cannot be told is counted and never keeps the others from being told. */
async function tell(
  phone: RegisteredPhone,
  request: PushRequest,
  deps: FamilyPushDeps,
): Promise<Outcome> {
  try {
    return await deliver(phone, request, deps)
  } catch (cause) {
    deps.onFault(new Error('a phone of the family could not be told', { cause }))
    return 'failed'
  }
}

async function deliver(
  phone: RegisteredPhone,
  { document, homes }: PushRequest,
  deps: FamilyPushDeps,
): Promise<Outcome> {
  const names = homes.find(({ householdId }) => householdId === phone.householdId)?.names ?? []
  const tag = await pushTopicOf(document.orderId, phone.phoneId)
  const alert = familyAlertOf(document, { names, tag })
  for (let attempt = 1; ; attempt += 1) {
    const ttlSeconds = ttlOf(document, deps.now())
    if (ttlSeconds === 0) return 'failed'
    const answer = await deps.send({ address: phone, alert, ttlSeconds })
    const trying = { attempt, limits: deps.limits, now: deps.now(), chance: deps.random() }
    const next = planNext(answer, trying)
    if (next.kind === 'again') await deps.sleep(next.afterMs)
    else return await settle(next.kind, phone, deps)
  }
}

async function settle(
  end: 'accepted' | 'gone' | 'failed',
  { phoneId }: RegisteredPhone,
  { phones, now }: FamilyPushDeps,
): Promise<Outcome> {
  if (end === 'gone') await phones.forgetPhones([phoneId])
  if (end !== 'accepted') return 'failed'
  await phones.noteTold(phoneId, now())
  return 'accepted'
}

const longestTtlSeconds = 24 * 60 * 60

/** A push service keeps an order no longer than it holds, and its end for a day. */
function ttlOf({ standing, expiresAt }: OrderDocument, now: Date): number {
  if (standing !== 'in_force') return longestTtlSeconds
  const seconds = Math.floor((Date.parse(expiresAt) - now.getTime()) / 1000)
  return Math.min(longestTtlSeconds, Math.max(0, seconds))
}
