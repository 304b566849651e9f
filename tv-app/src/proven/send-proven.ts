/** What a server gave last in `DPoP-Nonce` (RFC 9449 §8.2); one for each server. */
export interface ServerNonce {
  last: string | null
}

export const noNonce = (): ServerNonce => ({ last: null })

interface Proven {
  readonly nonce: ServerNonce
  /** A new DPoP proof with this nonce, if any; null when the box host is not there. */
  readonly prove: (nonce: string | null) => Promise<string | null>
  /** Sends the request with this proof. */
  readonly send: (proof: string) => Promise<Response>
}

/**
 * A request with a proof of the box's key. A server that does not find the box's clock right gives a
 * nonce (RFC 9449 §9): the request is sent once more with it, and later ones begin with it. Null when
 * there is no proof to be had.
 */
export async function sendProven({ nonce, prove, send }: Proven): Promise<Response | null> {
  const attempt = async (): Promise<Response | null> => {
    const proof = await prove(nonce.last)
    return proof === null ? null : send(proof)
  }
  const response = await attempt()
  const given = response?.headers.get('dpop-nonce') ?? null
  if (response === null || given === null) return response
  nonce.last = given
  if (response.status !== 401) return response
  await response.body?.cancel()
  return attempt()
}
