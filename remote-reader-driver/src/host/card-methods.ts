import { AuthenticateParams, RegisterParams } from '../../contract/box-host.ts'
import type { CardRefusal } from '../../contract/card-refusal.ts'
import type { RpcError } from '../../contract/json-rpc.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import type { CardReader } from '../reader/card-reader.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { type Caller, type Method, type Methods, method, NoParams } from './method.ts'
import { refusalError, rpcError } from './rpc-message.ts'

/** The methods of `RemoteCardReader`: what a television needs, and never a command of its own. */
export const cardMethods = (reader: CardReader): Methods =>
  new Map([
    ['status', method(NoParams, async () => ok({ card: reader.slot.presence() }))],
    ['certificate', certificate(reader)],
    ['triesLeft', triesLeft(reader)],
    ['authenticate', authenticate(reader)],
    ['register', registration('register')],
    ['unregister', registration('unregister')],
  ])

const certificate = (reader: CardReader): Method =>
  method(NoParams, async (_, { signal }) => {
    const read = await reader.certificate(signal)
    return read.ok ? ok({ certificate: encodeBase64(read.value) }) : refused(read)
  })

const triesLeft = (reader: CardReader): Method =>
  method(NoParams, async (_, { signal }) => {
    const asked = await reader.triesLeft(signal)
    return asked.ok ? ok({ triesLeft: asked.value }) : refused(asked)
  })

const authenticate = (reader: CardReader): Method =>
  method(AuthenticateParams, async ({ message, pin, spendLastTry }, caller: Caller) => {
    const proved = await reader.authenticate({
      message: decodeBase64(message),
      pin,
      spendLastTry,
      onStep: (step) => caller.tell('progress', { step }),
      signal: caller.signal,
    })
    if (!proved.ok) return refused(proved)
    const { certificate, signature, algorithm } = proved.value
    return ok({
      certificate: encodeBase64(certificate),
      signature: encodeBase64(signature),
      algorithm,
    })
  })

const registration = (act: 'register' | 'unregister'): Method =>
  method(RegisterParams, async ({ event, id }, { events }) =>
    events[act](event, id) ? ok(null) : err(rpcError('invalidParams')),
  )

const refused = ({ error }: { readonly error: CardRefusal }): Result<never, RpcError> =>
  err(refusalError(error))
