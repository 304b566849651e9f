import type { HostLogLine } from '../box-host.ts'

/**
 * A line of the host's log for people. A fault may quote what it was about, so everything in it
 * that could be a PIN, in digits or as the bytes of a command, is masked.
 */
export function logText({ method, code, fault }: HostLogLine, at: Date): string {
  const end = code === 0 ? 'answered' : `error ${code}`
  const line = `${at.toISOString()} ${method ?? '(no method)'} ${end}`
  return fault === undefined ? line : `${line}\n  ${faultText(fault)}`
}

function faultText(fault: unknown): string {
  if (!(fault instanceof Error)) return 'something was thrown that is no error'
  const { name, message, cause } = fault
  const text = `${name}: ${withoutSecrets(message)}`
  return cause === undefined ? text : `${text}\n  because of ${faultText(cause)}`
}

/** Four digits, bytes in hex, or a list of numbers; the codes of PC/SC (`0x8010…`) stay. */
const maybeSecret =
  /0x8010[0-9A-Fa-f]{4}\b|(?:[0-9A-Fa-f]{2}[ :]?){4,}(?![0-9A-Za-z])|[0-9]{4,}|[0-9]{1,3}(?:, ?[0-9]{1,3}){3,}/g

const withoutSecrets = (text: string): string =>
  text.replace(maybeSecret, (found) => (found.startsWith('0x8010') ? found : '••••'))
