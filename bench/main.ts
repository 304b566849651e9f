import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { countApdus } from './card-apdus.ts'
import { type Figure, isKept } from './figure.ts'
import { measureLogin } from './login-cost.ts'

const parts: readonly (readonly [string, () => Promise<Figure[]>])[] = [
  ['card', countApdus],
  ['login', measureLogin],
]

const only = process.argv[2]
const figures: Figure[] = []
for (const [name, measure] of parts) {
  if (only !== undefined && only !== name) continue
  console.log(`measuring: ${name}`)
  const measured = await measure()
  for (const figure of measured) console.log(`  ${lineOf(figure)}`)
  figures.push(...measured)
}

const machine = {
  node: process.version,
  cpus: cpus().length,
  load: loadavg().map((load) => Number(load.toFixed(1))),
  measuredAt: new Date().toISOString(),
}
await mkdir(new URL('.', import.meta.url), { recursive: true })
await writeFile(
  new URL('./results.json', import.meta.url),
  `${JSON.stringify({ machine, figures }, null, 2)}\n`,
)
process.exitCode = figures.every(isKept) ? 0 : 1

function lineOf({ name, value, unit, atMost, how }: Figure): string {
  const bound = atMost === null ? '' : ` (at most ${atMost})`
  return `${name}: ${value} ${unit}${bound}  [${how}]`
}
