/** Base64 with white space anywhere in it (RFC 2045); null for anything else. */
export function bytesOfBase64(text: string): Uint8Array | null {
  const digits = text.replace(/[ \t\r\n]+/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return null
  return Uint8Array.from(atob(digits), (letter) => letter.charCodeAt(0))
}
