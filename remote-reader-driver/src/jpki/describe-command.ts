import {
  type Command,
  INS_CHANGE_REFERENCE_DATA,
  INS_COMPUTE_SIGNATURE,
  INS_GET_CHALLENGE,
  INS_GET_RESPONSE,
  INS_READ_BINARY,
  INS_SELECT,
  INS_VERIFY,
} from '../apdu/command.ts'

const fileNames: Readonly<Record<number, string>> = {
  1: 'signing certificate',
  2: 'signature CA certificate',
  6: 'token information',
  8: 'which certificates there are',
  10: 'user-authentication certificate',
  11: 'user-authentication CA certificate',
  23: 'user-authentication key',
  24: 'user-authentication PIN',
  26: 'signing key',
  27: 'signing password',
}

const describers: Readonly<Record<number, (command: Command) => string>> = {
  [INS_SELECT]: describeSelect,
  [INS_READ_BINARY]: ({ p1, p2 }) =>
    p1 < 0x80
      ? `READ BINARY from byte ${(p1 << 8) | p2}`
      : `READ BINARY of ${fileName(p1 & 0x1f)} from byte ${p2}`,
  [INS_VERIFY]: ({ data }) =>
    data === undefined ? 'VERIFY: how many tries are left?' : 'VERIFY PIN',
  [INS_CHANGE_REFERENCE_DATA]: () => 'CHANGE REFERENCE DATA',
  [INS_COMPUTE_SIGNATURE]: ({ p2 }) => `COMPUTE DIGITAL SIGNATURE${purposeOfKey[p2] ?? ''}`,
  [INS_GET_CHALLENGE]: () => 'GET CHALLENGE',
  [INS_GET_RESPONSE]: () => 'GET RESPONSE',
}

/** By short file id; a command for the file that is current does not tell which key that is. */
const purposeOfKey: Readonly<Record<number, string>> = {
  151: ' (電子利用者証明)',
  154: ' (電子署名)',
}

/** A command in words, for people who watch the traffic. */
export const describeCommand = (command: Command): string =>
  describers[command.ins]?.(command) ?? 'unknown instruction'

function describeSelect({ p1, data }: Command): string {
  if (p1 === 0x04) return 'SELECT the JPKI application'
  return `SELECT ${fileName(((data?.[0] ?? 0) << 8) | (data?.[1] ?? 0))}`
}

const fileName = (file: number): string => {
  const id = file.toString(16).padStart(4, '0').toUpperCase()
  const name = fileNames[file]
  return name === undefined ? `EF ${id}` : `EF ${id}, ${name}`
}
