import type { Readers } from './readers.ts'

/** The readers that a box can have. Each is loaded only when it is asked for. */
export const builtInReaders: Readers = new Map([])
