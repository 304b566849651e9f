import * as z from 'zod/mini'
import {
  FamilyAlert,
  FamilyPhoneAdded,
  type PhoneSubscription,
  PushKey,
} from '#cable-backend/contract/family-phone'
import { ProblemBody, type ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { ArrivedAlert, Form } from './phone-state.ts'

/** What the page's server says about itself (`./config.json`). */
export const PhoneConfig = z.strictObject({
  cableUrl: z.string(),
  /** Of the simulated push service, in a simulated town only. */
  simulatedPushUrl: z.nullable(z.string()),
})
export type PhoneConfig = z.infer<typeof PhoneConfig>

/** What this phone keeps of its registration. */
export const KeptPhone = z.strictObject({
  added: FamilyPhoneAdded,
  /** Of the simulated phone; null where the browser itself is told. */
  simulatedId: z.nullable(z.string()),
})
export type KeptPhone = z.infer<typeof KeptPhone>

const Subscribed = z.object({
  subscriptionId: z.string(),
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
})
const Messages = z.object({
  messages: z.array(z.object({ messageId: z.string(), text: z.string(), arrivedAt: z.string() })),
})

const keptUnder = 'mimamori-family-phone'

export function recallPhone(storage: Storage): KeptPhone | null {
  try {
    const parsed = KeptPhone.safeParse(JSON.parse(storage.getItem(keptUnder) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
export const keepPhone = (storage: Storage, phone: KeptPhone): void =>
  storage.setItem(keptUnder, JSON.stringify(phone))
export const forgetPhone = (storage: Storage): void => storage.removeItem(keptUnder)

const send = (url: string, json: unknown): Promise<Response | null> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  }).catch(() => null)

async function problemOf(answer: Response | null): Promise<ProblemCode | null> {
  const body = ProblemBody.safeParse(await answer?.json().catch(() => null))
  return body.success ? body.data.code : null
}

/** The operator's key for `pushManager.subscribe`; null when nobody answers. */
export async function askPushKey({ cableUrl }: PhoneConfig): Promise<string | null> {
  const answer = await fetch(`${cableUrl}/family-phones/push-key`).catch(() => null)
  const parsed = PushKey.safeParse(await answer?.json().catch(() => null))
  return parsed.success ? parsed.data.applicationServerKey : null
}

/** A subscription of the simulated phone; null when nobody answers. */
export async function subscribeSimulated(url: string, applicationServerKey: string) {
  const answer = await send(`${url}/subscriptions`, { applicationServerKey })
  const parsed = Subscribed.safeParse(await answer?.json().catch(() => null))
  if (!parsed.success) return null
  const { subscriptionId, endpoint, keys } = parsed.data
  return { simulatedId: subscriptionId, subscription: { endpoint, keys } }
}

/** Registers a subscription; a refusal of null is no answer. */
export async function register(
  { cableUrl }: PhoneConfig,
  { code, name }: Form,
  subscription: PhoneSubscription,
): Promise<Result<FamilyPhoneAdded, ProblemCode | null>> {
  const answer = await send(`${cableUrl}/family-phones`, { code, name: name.trim(), subscription })
  if (answer?.status !== 201) return err(await problemOf(answer))
  const parsed = FamilyPhoneAdded.safeParse(await answer.json().catch(() => null))
  return parsed.success ? ok(parsed.data) : err(null)
}

/** Takes the phone out; one that the resident has removed already is out, too. */
export async function remove({ cableUrl }: PhoneConfig, removalKey: string): Promise<boolean> {
  const answer = await send(`${cableUrl}/family-phones/removals`, { removalKey })
  return answer?.status === 204 || (await problemOf(answer)) === 'not_found'
}

/** What has arrived at the simulated phone, newest first; null when nobody answers. */
export async function arrivedAt(url: string, simulatedId: string): Promise<ArrivedAlert[] | null> {
  const answer = await fetch(`${url}/subscriptions/${simulatedId}/messages`).catch(() => null)
  const parsed = Messages.safeParse(await answer?.json().catch(() => null))
  if (!parsed.success) return null
  return parsed.data.messages
    .map(({ messageId, text, arrivedAt: at }) => ({
      messageId,
      alert: FamilyAlert.parse(JSON.parse(text)),
      arrivedAt: new Date(at),
    }))
    .toReversed()
}
