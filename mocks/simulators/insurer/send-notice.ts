import { type Notice, SentNotice } from '#cable-backend/contract/insurer'
import { createTokenSource, type PostboxClient } from './postbox-token.ts'

export interface NoticeToSend {
  readonly notice: Notice
  readonly pdf: Uint8Array<ArrayBuffer>
  /** The same key and content may be sent again; nothing is delivered twice. */
  readonly idempotencyKey: string
}

/** Sends a notice as the insurer's own system does, through the postbox's real API. */
export async function sendNotice(
  client: PostboxClient,
  { notice, pdf, idempotencyKey }: NoticeToSend,
): Promise<SentNotice> {
  const body = new FormData()
  body.set('notice', new Blob([JSON.stringify(notice)], { type: 'application/json' }))
  body.set('pdf', new Blob([pdf], { type: 'application/pdf' }), 'notice.pdf')
  const token = await createTokenSource(client)()
  const answer = await client.fetch(`${client.postboxUrl}/insurer/notices`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': idempotencyKey },
    body,
  })
  if (!answer.ok) throw new Error(`the postbox did not take a notice: ${await answer.text()}`)
  return SentNotice.parse(await answer.json())
}
