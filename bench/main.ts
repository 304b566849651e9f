import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { measureAlertDrawn } from './alert-drawn.ts'
import { type Figure, isKept } from './figure.ts'
import { measureLogin } from './login-cost.ts'
import { measureCap } from './orders/cap.ts'
import { measurePinToLetters } from './pin-to-letters.ts'
import { measureBoxHost } from './reader/box-host.ts'
import { countApdus } from './reader/card-apdus.ts'
import { measureRemoteLink } from './reader/remote-link.ts'
import { measureRelay } from './relay/measure-relay.ts'
import { measureTargeting } from './targeting.ts'
import { measureTv } from './tv-frames.ts'
import { measureSize } from './tv-size.ts'

const parts: readonly (readonly [string, () => Promise<Figure[]>])[] = [
  ['card', countApdus],
  ['box-host', measureBoxHost],
  ['remote-link', measureRemoteLink],
  ['login', measureLogin],
  ['targeting', measureTargeting],
  ['relay', measureRelay],
  ['cap', measureCap],
  ['size', measureSize],
  ['tv', measureTv],
  ['sign-in', measurePinToLetters],
  ['alert', measureAlertDrawn],
]

/** With the name of a part only that part is measured, and nothing is written down. */
const only = process.argv[2]
const figures: Figure[] = []
const failed: { readonly part: string; readonly why: string }[] = []

for (const [name, measure] of parts) {
  if (only !== undefined && only !== name) continue
  console.log(`measuring: ${name}`)
  try {
    const measured = await measure()
    for (const figure of measured) console.log(`  ${lineOf(figure)}`)
    figures.push(...measured)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    console.log(`  ${name} could not be measured: ${why}`)
    failed.push({ part: name, why })
  }
}

const machine = {
  node: process.version,
  cpus: cpus().length,
  load: loadavg().map((load) => Number(load.toFixed(1))),
  measuredAt: new Date().toISOString(),
}
if (only === undefined) {
  const results = { machine, figures, ...(failed.length > 0 ? { failed } : {}) }
  const file = new URL('./results.json', import.meta.url)
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`)
}
process.exitCode = failed.length === 0 && figures.every(isKept) ? 0 : 1

function lineOf(figure: Figure): string {
  const { name, value, unit, atMost, how } = figure
  const bound = atMost === null ? '' : ` (at most ${atMost})`
  const verdict = isKept(figure) ? '' : ' MISSED'
  return `${name}: ${value} ${unit}${bound}${verdict}  [${how}]`
}
