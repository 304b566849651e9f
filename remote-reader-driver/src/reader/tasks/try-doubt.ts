import { type Command, INS_CHANGE_REFERENCE_DATA, INS_VERIFY } from '../../apdu/command.ts'
import { settlesTries } from '../../apdu/status-word.ts'
import type { Transmit } from '../../apdu/transmit.ts'

/** Whether it is unknown what became of the last PIN that was sent, for one PIN of the card. */
export interface TryDoubt {
  isInDoubt: boolean
}

/**
 * A PIN that was sent, to be verified or to be the new one, leaves its tries in doubt until the card
 * has said what became of them: by its answer, or by telling the tries left.
 */
export const withTryDoubt =
  (doubt: TryDoubt) =>
  (transmit: Transmit): Transmit =>
  (command) => {
    if (!concernsPin(command)) return transmit(command)
    if (command.data !== undefined) doubt.isInDoubt = true
    return transmit(command).then((response) => {
      if (settlesTries(response.sw)) doubt.isInDoubt = false
      return response
    })
  }

const concernsPin = ({ ins }: Command): boolean =>
  ins === INS_VERIFY || ins === INS_CHANGE_REFERENCE_DATA
