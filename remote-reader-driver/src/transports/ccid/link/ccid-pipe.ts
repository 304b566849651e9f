/** The USB pipes of a CCID reader, as bytes, whatever carries them. One owner, one listener each. */
export interface CcidPipe {
  /** Sends one whole bulk-OUT message; rejects when the reader is gone. */
  readonly send: (message: Uint8Array) => Promise<void>
  /** Tells the bytes of bulk-IN, in whatever pieces they come. */
  readonly onBulkIn: (listener: (chunk: Uint8Array) => void) => void
  /** Tells each message of interrupt-IN, whole. */
  readonly onInterrupt: (listener: (message: Uint8Array) => void) => void
  /** Tells once that the reader is gone; at once when it is gone already. */
  readonly onClose: (listener: () => void) => void
  /** The ABORT request of the control pipe (CCID rev 1.1, §5.3.1); absent where there is none. */
  readonly abort?: (slot: number, seq: number) => Promise<void>
  /** Lets go of the reader and of all handles. */
  readonly close: () => Promise<void>
}
