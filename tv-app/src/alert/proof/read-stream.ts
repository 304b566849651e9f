import type {
  AlertAnswer,
  AnswersKept,
  BoxProfile,
  StreamState,
} from '#cable-backend/contract/alert-stream'
import type { Home } from '#emergency-alerts/contract/home'
import { flag, list, nullable, oneOf, type Read, shape, text } from './read-json.ts'
import {
  readClip,
  readMunicipality,
  readOrderId,
  readPosition,
  readRevision,
  readSpoken,
  readTown,
} from './read-order.ts'

const readHome: Read<Home> = shape({
  municipality: readMunicipality,
  town: nullable(readTown),
  at: nullable(readPosition),
})

export const readProfile: Read<BoxProfile> = shape({
  home: readHome,
  names: list(readSpoken),
  familyName: nullable(text()),
  namesVoice: nullable(readClip),
})

const longestOrder = 600_000
/** A compact JWS (RFC 7515 §7.1), not verified. */
export const readSignedOrder: Read<string> = text(
  new RegExp(`^(?=.{1,${longestOrder}}$)[\\w-]+\\.[\\w-]+\\.[\\w-]+$`),
)

export const readStreamState: Read<StreamState> = shape({ orders: list(readSignedOrder) })

const answer = {
  answerId: text(/^[\w-]{8,64}$/),
  orderId: readOrderId,
  revision: readRevision,
  kind: oneOf('displayed', 'read', 'evacuating', 'need_help', 'safe'),
}

export const readAnswer: Read<AlertAnswer> = shape(answer)

export const readAnswersKept: Read<AnswersKept> = shape({
  answers: list(shape({ ...answer, isTold: flag })),
})
