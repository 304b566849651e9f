import { type CompactJWSHeaderParameters, compactVerify, errors, type JWTVerifyGetKey } from 'jose'
import { err, ok, type Result } from '#cable-backend/contract/result'
import { OrderDocument } from '#emergency-alerts/contract/order-document'
import { SignedOrder, signedOrderType } from '#emergency-alerts/contract/signed-order'

/** The municipality that a relay serves, as its operator has pinned it. */
export interface PinnedMunicipality {
  /** Five digits, as in `MunicipalityCode`. */
  readonly code: string
  /** Its ES256 keys, found by `kid`. */
  readonly keys: JWTVerifyGetKey
}

export type ForgedOrder = 'forged' | 'other_municipality'

/** Bytes that are no UTF-8 become signs that no schema accepts where they matter. */
const utf8 = new TextDecoder()

/**
 * Proves that the pinned municipality signed this order (RFC 7515, ES256) and that it is one of its
 * own. Whatever fails of it is `forged`: nothing may be concluded from what it claims to be.
 */
export async function verifyOrder(
  unverified: string,
  { code, keys }: PinnedMunicipality,
): Promise<Result<OrderDocument, ForgedOrder>> {
  const parsed = SignedOrder.safeParse(unverified)
  if (!parsed.success) return err('forged')
  const payload = await payloadOf(parsed.data, keys)
  const document = OrderDocument.safeParse(payload === null ? null : readJson(payload))
  if (!document.success) return err('forged')
  return document.data.municipality.code === code ? ok(document.data) : err('other_municipality')
}

async function payloadOf(signed: SignedOrder, keys: JWTVerifyGetKey): Promise<Uint8Array | null> {
  const findKey = (header: CompactJWSHeaderParameters) =>
    keys(header, { payload: '', signature: '' })
  try {
    const { payload, protectedHeader } = await compactVerify(signed, findKey, {
      algorithms: ['ES256'],
    })
    return protectedHeader.typ === signedOrderType ? payload : null
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
