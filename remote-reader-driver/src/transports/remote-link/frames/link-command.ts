/** Commands of the link, FIDO CTAP 2.1 §11.2.9; on the wire with bit 7 set. */
export const CMD_PING = 0x01
export const CMD_MSG = 0x03
export const CMD_INIT = 0x06
export const CMD_CANCEL = 0x11
export const CMD_KEEPALIVE = 0x3b
export const CMD_ERROR = 0x3f
/** Ours, from the vendors' range: which reports of a message have arrived. */
export const CMD_RECEIVED = 0x40
/** Ours: the far end has news; ask for its status. */
export const CMD_RING = 0x41

/** Of the layers below the session, told in INIT's answer; the prologue names the version above. */
export const linkVersion = 1

/** What the far end waits for, the one byte of a keepalive. */
export const KEEPALIVE_CARD = 0x01
export const KEEPALIVE_VIEWER = 0x02

/** Why the far end did not take a message, FIDO CTAP 2.1 §11.2.9.1.6. */
export const ERR_INVALID_CMD = 0x01
export const ERR_INVALID_CHANNEL = 0x0b

const controls: readonly number[] = [CMD_CANCEL, CMD_KEEPALIVE, CMD_ERROR, CMD_RECEIVED, CMD_RING]

/** Whether a command always fits one report and says something about a message. */
export const isControl = (command: number): boolean => controls.includes(command)
