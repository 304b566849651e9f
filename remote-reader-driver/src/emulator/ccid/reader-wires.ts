/** The cable: what the reader says comes later than what it was told, and in pieces. */
export function createReaderWires() {
  let onBulkIn = (_chunk: Uint8Array): void => undefined
  let onInterrupt = (_message: Uint8Array): void => undefined
  let onClose = (): void => undefined
  let isCut = false
  const cut = () => {
    if (isCut) return
    isCut = true
    onClose()
  }
  return {
    isCut: () => isCut,
    cut,
    interrupt: (message: Uint8Array) => onInterrupt(message),
    deliver: (messages: readonly Uint8Array[], pieceBytes: number | null) => {
      const bytes = Uint8Array.from(messages.flatMap((message) => [...message]))
      const step = pieceBytes ?? bytes.length
      queueMicrotask(() => {
        for (let at = 0; at < bytes.length; at += step) onBulkIn(bytes.subarray(at, at + step))
      })
    },
    pipe: {
      onBulkIn: (listener: typeof onBulkIn) => {
        onBulkIn = listener
      },
      onInterrupt: (listener: typeof onInterrupt) => {
        onInterrupt = listener
      },
      onClose: (listener: typeof onClose) => {
        onClose = listener
      },
      close: async () => cut(),
    },
  }
}
