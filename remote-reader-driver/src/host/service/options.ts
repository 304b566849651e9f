import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../../../contract/result.ts'
import { parseToken } from './pairing-token.ts'
import type { Readers, Variables } from './readers.ts'

export interface BoxHostOptions {
  readonly reader: string
  readonly port: number
  readonly origins: readonly string[]
  readonly keyFile: string
  readonly token: string
  /** What works but would not be safe in production; null when there is nothing to say. */
  readonly warning: string | null
}

/** The variable with the secret that the box host and the TV app of this box share. */
export const tokenVariable = 'BOX_HOST_TOKEN'

/** RDK images usually have Thunder on this port. */
const usualPort = '9998'

/** Reads the command line and the environment; refuses with every sentence about what is wrong. */
export function readOptions(
  args: readonly string[],
  variables: Variables,
  readers: Readers,
): Result<BoxHostOptions, readonly string[]> {
  const given = parseLine(args)
  if (!given.ok) return err([given.error])
  const { reader = '', port: portText, origin: origins = [], 'key-file': keyFile } = given.value
  const port = Number(portText)
  const isProduction = variables.NODE_ENV === 'production'
  const token = parseToken(variables[tokenVariable], { name: tokenVariable, isProduction })
  const wrong = [
    readers.has(reader) ? null : readerSentence(reader, readers),
    /^[0-9]+$/.test(portText) && port <= 65_535
      ? null
      : `--port must be a number from 0 to 65535, not "${portText}".`,
    origins.length > 0
      ? null
      : 'Say with --origin whose pages may connect, such as --origin https://tv.example.',
    ...origins.map(originSentence),
    token.ok ? null : token.error,
  ].filter((sentence) => sentence !== null)
  if (!token.ok || wrong.length > 0) return err(wrong)
  return ok({ reader, port, origins, keyFile, ...token.value })
}

/** The page of `--help`. */
export const helpText = (
  readers: Readers,
): string => `mimamori box-host: the service on the box that owns the reader and the box's key

  mimamori box-host --reader <reader> --origin <origin> [--origin <origin> ...]

  --reader    where the card lies:
${Array.from(readers, ([name, { about }]) => `                ${name.padEnd(12)} ${about}`).join('\n')}
  --origin    pages of this origin may connect; no others may
  --port      on 127.0.0.1 only; ${usualPort} unless told, 0 for any free one
  --key-file  the box's ES256 key; made at the first start (box-key.jwk unless told)
  --help      this page

Environment:
${settingsOf(readers)
  .map(([name, about]) => `  ${name.padEnd(22)} ${about}`)
  .join('\n')}

What it speaks is written down in docs/protocol/box-host.md.
`

const settingsOf = (readers: Readers): readonly (readonly [string, string])[] => [
  [tokenVariable, 'the secret that the TV app of this box sends as ?token='],
  ['NODE_ENV', 'production refuses a weak token and simulated readers'],
  ...Array.from(readers.values(), ({ settings = [] }) => settings).flat(),
]

function parseLine(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        reader: { type: 'string' },
        port: { type: 'string', default: usualPort },
        origin: { type: 'string', multiple: true },
        'key-file': { type: 'string', default: 'box-key.jwk' },
      },
    })
    return ok(values)
  } catch (cause) {
    return err(cause instanceof Error ? `${cause.message}.` : String(cause))
  }
}

function readerSentence(reader: string, readers: Readers): string {
  const names = [...readers.keys()].join(', ')
  const lead = reader === '' ? 'Say the reader with --reader' : `There is no reader "${reader}"`
  return `${lead}; there are: ${names}.`
}

/** Null for a true origin: scheme, host and port, nothing behind. `null` is every sandboxed page. */
function originSentence(origin: string): string | null {
  const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin
  if (isOrigin && origin !== 'null' && !origin.includes('*')) return null
  return `--origin "${origin}" is no origin; one looks like https://tv.example or http://localhost:8080.`
}
