import { encodeMessage, type Fragment, fragmentCount, type MessageAddress } from './fragment.ts'
import { isControl } from './link-command.ts'

/** A message about a message: it fits one report and is never asked for again. */
export interface Control {
  readonly command: number
  readonly bytes: Uint8Array
}

/** The control in a report, or null for a part of a message. */
export function controlOf({ head, bytes }: Fragment): Control | null {
  if (head === null || !isControl(head.command) || fragmentCount(head.length) !== 1) return null
  return { command: head.command, bytes: bytes.slice(0, head.length) }
}

/** Writes a control as the one report that it takes. */
export const encodeControl = (
  { channel, number }: MessageAddress,
  command: number,
  payload: Uint8Array = new Uint8Array(),
): readonly Uint8Array[] => encodeMessage({ channel, number, command, payload })
