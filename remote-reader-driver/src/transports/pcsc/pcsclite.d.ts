/** The part of @pokusew/pcsclite that the reader process uses; it stands in where it is not built. */
declare module '@pokusew/pcsclite' {
  import type { EventEmitter } from 'node:events'

  namespace pcsclite {
    interface ReaderStatus {
      readonly state: number
      readonly atr?: Uint8Array
    }

    interface NativeReader
      extends EventEmitter<{ status: [ReaderStatus]; end: []; error: [Error] }> {
      readonly name: string
      readonly SCARD_SHARE_EXCLUSIVE: number
      readonly SCARD_PROTOCOL_T0: number
      readonly SCARD_PROTOCOL_T1: number
      readonly SCARD_STATE_PRESENT: number
      readonly SCARD_UNPOWER_CARD: number
      connect(
        options: { readonly share_mode: number; readonly protocol: number },
        done: (error: Error | null, protocol: number) => void,
      ): void
      disconnect(disposition: number, done: (error: Error | null) => void): void
      transmit(
        command: Uint8Array,
        longestAnswer: number,
        protocol: number,
        done: (error: Error | null, answer: Uint8Array) => void,
      ): void
    }

    interface NativeService extends EventEmitter<{ reader: [NativeReader]; error: [Error] }> {
      close(): void
    }
  }

  function pcsclite(): pcsclite.NativeService
  export = pcsclite
}
