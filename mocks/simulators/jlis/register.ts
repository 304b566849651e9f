import { Certificate } from 'pkijs'

export type CertificateState =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly revokedAt: Date }
  | { readonly status: 'unknown' }

export type ResponderMode = 'up' | 'down' | 'slow'

/** Which certificates were issued, and which of them revoked; and how the responder feels. */
export interface CertificateRegister {
  enter(der: Uint8Array): void
  revoke(der: Uint8Array, revokedAt: Date): void
  /** By the serial's content octets. */
  stateOf(serial: Uint8Array): CertificateState
  setResponder(mode: ResponderMode): void
  responder(): ResponderMode
}

/** An empty register with a responder that works. */
export function createRegister(): CertificateRegister {
  const states = new Map<string, CertificateState>()
  let mode: ResponderMode = 'up'
  return {
    enter(der) {
      const key = serialOf(der)
      if (!states.has(key)) states.set(key, { status: 'good' })
    },
    revoke(der, revokedAt) {
      states.set(serialOf(der), { status: 'revoked', revokedAt })
    },
    stateOf: (serial) => states.get(serial.toString()) ?? { status: 'unknown' },
    setResponder(next) {
      mode = next
    },
    responder: () => mode,
  }
}

const serialOf = (der: Uint8Array): string =>
  Certificate.fromBER(Uint8Array.from(der)).serialNumber.valueBlock.valueHexView.toString()
