import * as z from 'zod/mini'

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** What this process asks of the one that holds PC/SC (`reader-process.ts`). */
export const ReaderAsk = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('connect'), reader: z.string() }),
  z.strictObject({ ask: z.literal('transmit'), command: Bytes }),
  z.strictObject({ ask: z.literal('unpower') }),
])
export type ReaderAsk = z.infer<typeof ReaderAsk>

/** The answer carries the same id. */
export const NumberedAsk = z.strictObject({ id: z.int(), asked: ReaderAsk })
export type NumberedAsk = z.infer<typeof NumberedAsk>

export const ReaderAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), answer: Bytes }),
  /** A result code of PC/SC, such as 0x80100069. */
  z.strictObject({ outcome: z.literal('failed'), code: z.int() }),
])
export type ReaderAnswer = z.infer<typeof ReaderAnswer>

export const SeenReader = z.strictObject({ name: z.string(), isCardPresent: z.boolean() })
export type SeenReader = z.infer<typeof SeenReader>

/** What that process tells. No reader at all also means that no PC/SC service is there. */
export const ReaderNews = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('module_missing'), reason: z.string() }),
  /** The process ends; the next one begins afresh. */
  z.strictObject({ say: z.literal('service_failed'), reason: z.string() }),
  z.strictObject({ say: z.literal('readers'), readers: z.array(SeenReader) }),
  z.strictObject({ say: z.literal('answer'), id: z.int(), answer: ReaderAnswer }),
])
export type ReaderNews = z.infer<typeof ReaderNews>
