/** sha256WithRSAEncryption (RFC 4055 §5): the one algorithm of this PKI. */
export const sha256WithRsa = '1.2.840.113549.1.1.11'

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** Verifies RSASSA-PKCS1-v1_5 with SHA-256 under an RSA-2048 key; a signature is 256 octets. */
export async function isSignedBy(
  spkiDer: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (signature.length !== 256) return false
  const key = await importKey(spkiDer)
  return key !== null && (await crypto.subtle.verify(algorithm, key, signature, message))
}

async function importKey(spkiDer: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('spki', spkiDer, algorithm, false, ['verify'])
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
