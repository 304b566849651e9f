import type { PrivateKey } from '../../bound-token/signing-key.ts'
import type { FamilyPhoneStore } from '../family-phone-store.ts'
import type { FamilyPush } from './family-push.ts'
import { usualPushLimits } from './push-answer.ts'
import { createFamilyPush } from './send-family-push.ts'
import { webPushClient } from './web-push-client.ts'

interface OperatorPush {
  readonly phones: FamilyPhoneStore
  /** The operator's VAPID key, used for nothing else. */
  readonly key: PrivateKey
  /** Whom a push service writes to when something is wrong: `mailto:` or `https:`. */
  readonly subject: string
  readonly fetch: typeof fetch
  readonly now: () => Date
  readonly onFault: (fault: Error) => void
}

const timeoutMs = 10_000
const atOnce = 20

/** The way to the families' phones as every operator has it. */
export const operatorPush = ({
  phones,
  key,
  subject,
  fetch,
  now,
  onFault,
}: OperatorPush): FamilyPush =>
  createFamilyPush({
    phones,
    send: webPushClient({ key, subject, timeoutMs, fetch, now }),
    limits: usualPushLimits,
    atOnce,
    now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onFault,
  })
