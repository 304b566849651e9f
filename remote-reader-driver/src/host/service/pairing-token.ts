import { err, ok, type Result } from '../../../contract/result.ts'

export interface TokenRules {
  /** The variable that it comes from, for the sentences. */
  readonly name: string
  readonly isProduction: boolean
}

export interface ReadToken {
  readonly token: string
  readonly warning: string | null
}

const leastLetters = 22
const leastDifferent = 10
const advice = "Make one with: openssl rand -base64 24 | tr '+/' '-_'"

/**
 * The pairing token, which is a secret of at least 128 bits that fits into an address. One that can
 * be guessed is refused in production, and warned of elsewhere. No sentence repeats it.
 */
export function parseToken(
  given: string | undefined,
  { name, isProduction }: TokenRules,
): Result<ReadToken, string> {
  if (given === undefined || given === '') return err(`${name} is missing. ${advice}`)
  if (!/^[A-Za-z0-9_-]+$/.test(given)) {
    return err(`${name} may only have letters, digits, - and _. ${advice}`)
  }
  const isWeak = given.length < leastLetters || new Set(given).size < leastDifferent
  if (!isWeak) return ok({ token: given, warning: null })
  const weakness = `${name} is weak: it wants ${leastLetters} letters by chance. ${advice}`
  return isProduction ? err(weakness) : ok({ token: given, warning: weakness })
}
