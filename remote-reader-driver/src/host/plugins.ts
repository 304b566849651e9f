import * as z from 'zod/mini'
import { ok } from '../../contract/result.ts'
import { type Method, type Methods, method, NoParams } from './method.ts'

/** The methods that the host offers, by callsign. */
export type Plugins = ReadonlyMap<string, Methods>

const ExistsParams = z.strictObject({ method: z.string() })
const namePattern = /^(?<callsign>[A-Za-z0-9]+)\.(?:(?<version>[0-9]+)\.)?(?<name>[A-Za-z0-9]+)$/
const version = { major: 1, minor: 0, patch: 0 }

/**
 * Finds `<callsign>.<version>.<method>` as RDK Thunder does: the callsign is case-sensitive, the
 * version is 1 where it is left out, and each callsign has `exists` and `versions`.
 */
export function findMethod(plugins: Plugins, fullName: string): Method | null {
  const named = namePattern.exec(fullName)?.groups
  const callsign = named?.callsign ?? ''
  const methods = plugins.get(callsign)
  const isOurVersion = (named?.version ?? '1') === String(version.major)
  if (methods === undefined || !isOurVersion) return null
  const name = named?.name ?? ''
  return methods.get(name) ?? genericMethods(callsign, methods).get(name) ?? null
}

const genericNames = ['exists', 'versions']

const genericMethods = (callsign: string, methods: Methods): Methods =>
  new Map([
    [
      'exists',
      method(ExistsParams, async ({ method: name }) =>
        ok(methods.has(name) || genericNames.includes(name)),
      ),
    ],
    ['versions', method(NoParams, async () => ok([{ name: callsign, ...version }]))],
  ])
