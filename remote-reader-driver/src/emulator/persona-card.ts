/** What is on a made-up person's emulated card. */
export interface PersonaCard {
  /** DER of the user-authentication certificate. */
  readonly authCertificate: Uint8Array
  /** Private RSA key of that certificate, with its CRT parts. */
  readonly authKey: JsonWebKey
  /** DER of the CA certificate that issued it. */
  readonly authCa: Uint8Array
  readonly pin: string
  /** 0 for a card that arrives blocked; at most 3. */
  readonly triesLeft: number
  /** Absent on the cards of children, who have no signing certificate. */
  readonly signing?: SigningPart
}

export interface SigningPart {
  readonly certificate: Uint8Array
  readonly key: JsonWebKey
  readonly ca: Uint8Array
  readonly password: string
  /** At most 5. */
  readonly triesLeft: number
}
