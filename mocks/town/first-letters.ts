import { insurerName, townNotices } from '../fixtures/letters.ts'
import { makeNoticePdf } from '../fixtures/notice-pdf.ts'
import { insurers } from '../fixtures/personas.ts'
import type { PostboxClient } from '../simulators/insurer/postbox-token.ts'
import { sendNotice } from '../simulators/insurer/send-notice.ts'
import { recallSigningKey } from './town-keys.ts'
import type { TownWorld } from './wall-deps.ts'

/** How each simulated insurer reaches the postbox, with its own key. */
export async function insurerClients(
  world: TownWorld,
): Promise<ReadonlyMap<string, PostboxClient>> {
  const clients = new Map<string, PostboxClient>()
  for (const { insurerId } of insurers) {
    clients.set(insurerId, {
      insurerId,
      clientKey: await recallSigningKey(world.keepsake, `insurer/${insurerId}`),
      postboxUrl: `${world.origin}/postbox`,
      fetch: world.fetch,
      now: world.now,
    })
  }
  return clients
}

/**
 * Sends the town's first letters as the insurers' own systems do. They are sent once: what was sent
 * is kept, and the next start finds it.
 */
export async function sendFirstLetters(
  world: TownWorld,
  clients: ReadonlyMap<string, PostboxClient>,
): Promise<void> {
  await world.keepsake.recall('first-letters', async () => {
    const now = world.now()
    for (const [index, { insurerId, notice }] of townNotices(now).entries()) {
      const client = clients.get(insurerId)
      if (client === undefined) throw new RangeError(`no insurer is called ${insurerId}`)
      const pdf = await makeNoticePdf(notice, {
        insurerName: insurerName(insurerId),
        madeAt: now,
      })
      await sendNotice(client, { notice, pdf, idempotencyKey: `first-letter-${index}` })
    }
    return now.toISOString()
  })
}
