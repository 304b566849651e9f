import type * as z from 'zod/mini'

export interface Letterbox {
  readonly origin: string
  readonly source: unknown
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}

export interface Sender {
  readonly origin: string
  readonly window: unknown
}

/**
 * Reads one message of the other window. Null when it comes from another origin or another window,
 * or when it is not one of the agreed messages (tools in the browser post messages of their own).
 */
export function parseLetterbox<Schema extends z.ZodMiniType>(
  schema: Schema,
  sender: Sender,
  event: Letterbox,
): { readonly message: z.infer<Schema>; readonly ports: readonly MessagePort[] } | null {
  if (event.origin !== sender.origin || event.source !== sender.window) return null
  const parsed = schema.safeParse(event.data)
  return parsed.success ? { message: parsed.data, ports: event.ports } : null
}

/** Calls `onMessage` for every agreed message of `sender`; answers how to stop. */
export function listen<Schema extends z.ZodMiniType>(
  schema: Schema,
  sender: Sender,
  onMessage: (message: z.infer<Schema>, ports: readonly MessagePort[]) => void,
): () => void {
  const onEvent = (event: MessageEvent) => {
    const letter = parseLetterbox(schema, sender, event)
    if (letter !== null) onMessage(letter.message, letter.ports)
  }
  window.addEventListener('message', onEvent)
  return () => window.removeEventListener('message', onEvent)
}
