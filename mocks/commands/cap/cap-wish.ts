import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#emergency-alerts/contract/result'

export const capUsage = `mimamori cap: alerts of the Common Alerting Protocol (CAP 1.2, 1.1, 1.0)

  npx mimamori cap check FILE...

Prints one line an alert: file, identifier, version with status and message type, signatures, and the
verdict with each rule that was broken, where, and what to do. An alert may lie in Atom, RSS or
EDXL-DE; the envelope gets a line of its own where something is to be said of it. - reads the standard
input. Nothing is fetched, and no entity is expanded.

  accepted  in order
  flagged   can be read, and a person has to look before it is used
  refused   cannot be used: not well-formed, against the schema, or not to be understood

  --pinned FILE       a key or certificate in PEM; then only signatures by such a key count
  --help              this page

Without --pinned a signature is checked with the key that it carries: that shows that the alert was
not changed, and not who signed it.

Exit code: 0 all were accepted; 1 some were flagged or refused; 2 a file could not be read, or the
command was not understood.
`

export type CapWish =
  | { readonly wants: 'help' }
  | {
      readonly wants: 'check'
      readonly files: readonly string[]
      readonly pinnedFiles: readonly string[]
    }

const options = {
  pinned: { type: 'string', multiple: true },
  help: { type: 'boolean' },
} as const

/** Reads the command line; an error is a sentence for whoever typed it. */
export function parseCapWish(args: readonly string[]): Result<CapWish, string> {
  try {
    const given = parseArgs({ args: [...args], options, allowPositionals: true })
    if (given.values.help === true) return ok({ wants: 'help' })
    const [act, ...files] = given.positionals
    if (act !== 'check') return err(`what to do is "check", not "${act ?? ''}".`)
    if (files.length === 0) return err('name the files to check.')
    return ok({ wants: 'check', files, pinnedFiles: given.values.pinned ?? [] })
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault))
  }
}
