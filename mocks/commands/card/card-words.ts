import { parseCommand } from '#remote-reader-driver/src/apdu/command'
import { statusWords, triesLeftIn } from '#remote-reader-driver/src/apdu/status-word'
import type { VpcdEvent } from '#remote-reader-driver/src/emulator/vpcd/card-link'
import { describeCommand } from '#remote-reader-driver/src/jpki/describe-command'

const happenings = {
  inserted: 'the card is in the reader',
  removed: 'the card is taken out',
  reader_gone: 'the reader is gone; the card waits for it to come back',
  power_on: 'power on',
  power_off: 'power off: no PIN is proven any more',
  reset: 'reset: no PIN is proven any more',
} as const satisfies Record<Exclude<VpcdEvent['kind'], 'exchange'>, string>

const meanings = new Map<number, string>([
  [statusWords.done, 'done'],
  [statusWords.securityStatusNotSatisfied, 'refused: its PIN is not proven'],
  [statusWords.authenticationBlocked, 'refused: blocked'],
  [statusWords.referencedPinLocked, 'refused: blocked'],
  [statusWords.fileNotFound, 'not found'],
  [statusWords.offsetPastEnd, 'past the end'],
])

/** What happened, in words. Neither a PIN nor any other byte of the traffic is in them. */
export function wordsOf(event: VpcdEvent): string {
  if (event.kind !== 'exchange') return happenings[event.kind]
  const command = parseCommand(event.command)
  const asked = command.ok ? describeCommand(command.value) : 'bytes that are no command'
  return `${asked} → ${statusText(event.response)}`
}

function statusText(response: Uint8Array): string {
  const [high = 0, low = 0] = response.slice(-2)
  const sw = (high << 8) | low
  const triesLeft = triesLeftIn(sw)
  const meaning = triesLeft === null ? meanings.get(sw) : `tries left: ${triesLeft}`
  const hex = sw.toString(16).padStart(4, '0').toUpperCase()
  return meaning === undefined ? hex : `${hex} (${meaning})`
}
