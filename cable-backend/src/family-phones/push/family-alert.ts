import type { FamilyAlert } from '#cable-backend/contract/family-phone'
import type { OrderDocument, OrderKind } from '#emergency-alerts/contract/order-document'

const kindWords = {
  elderly_evacuation: '高齢者等避難',
  evacuation: '避難指示',
  immediate_safety: '緊急安全確保',
} as const satisfies Record<OrderKind, string>

/** Said first, in title and text: a drill sends nobody to the telephone of the fire brigade. */
const drillWords = {
  Actual: null,
  Exercise: { mark: '【訓練】', said: 'これは 訓練です。本当の 避難では ありません。' },
  Test: { mark: '【試験】', said: 'これは 試験です。本当の 避難では ありません。' },
} as const satisfies Record<OrderDocument['status'], object | null>

/** A push service shows nothing of it, but takes no more than 4096 bytes (RFC 8291 §4). */
const mostNames = 8

/**
 * The words on a family member's phone: the drill mark first, who, what and which municipality; never
 * an address. They send nobody on the way there.
 */
export function familyAlertOf(
  { orderId, revision, status, standing, kind, level, municipality, hazard }: OrderDocument,
  { names, tag }: { readonly names: readonly string[]; readonly tag: string },
): FamilyAlert {
  const drill = drillWords[status]
  const what = `${hazard === 'tsunami' ? '津波の' : ''}${kindWords[kind]}`
  const levelWords = level === null ? '' : `警戒レベル${level} `
  const place = municipality.name.text
  const titles = {
    in_force: `${levelWords}${what}（${place}）`,
    lifted: `${what}は 解除されました（${place}）`,
    cancelled: `${what}は まちがいでした（${place}）`,
  }
  const asking =
    drill === null
      ? '電話で ようすを たずねてください。助けが いるときは 119 へ。迎えに行くと、あなたも 危険です。'
      : '電話で ようすを たずねる 練習を してください。119 へは 電話しないでください。'
  const bodies = {
    in_force: `${whose(names)}テレビから、まだ 返事がありません。${asking}`,
    lifted: 'ご家族に、電話で ようすを たずねてください。',
    cancelled: '町が 取り消しました。避難の 必要は ありません。',
  }
  return {
    orderId,
    revision,
    status,
    standing,
    tag,
    title: (drill?.mark ?? '') + titles[standing],
    body: (drill === null ? '' : drill.mark + drill.said) + bodies[standing],
  }
}

function whose(names: readonly string[]): string {
  if (names.length === 0) return 'ご家族の家の '
  const shown = names.slice(0, mostNames).map((name) => `${name}さん`)
  return `${shown.join('、')}${names.length > mostNames ? 'たち' : ''}の家の `
}

/**
 * Names one order for one phone: the same for every revision, so that a newer one takes the place of
 * one not delivered yet (RFC 8030 §5.4: 32 characters of base64url), another one for another
 * household on the same phone, and telling a push service nothing.
 */
export async function pushTopicOf(orderId: string, phoneId: string): Promise<string> {
  const named = new TextEncoder().encode(`${orderId}:${phoneId}`)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', named))
  return btoa(String.fromCharCode(...hash.slice(0, 24)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
