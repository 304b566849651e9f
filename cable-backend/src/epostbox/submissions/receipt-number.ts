/**
 * Twelve random digits in groups of four, each digit equally likely: bytes of 250 and more are
 * thrown away.
 */
export function createReceiptNumber(randomBytes: (length: number) => Uint8Array): string {
  let digits = ''
  while (digits.length < 12) {
    for (const byte of randomBytes(16)) if (byte < 250) digits += byte % 10
  }
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8, 12)].join('-')
}
