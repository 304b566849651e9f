import { SaxesParser } from 'saxes'
import type { Ring } from '#emergency-alerts/contract/geography'
import { simplifyRings } from '#emergency-alerts/src/areas/selection/simplify-rings'
import { checkCap } from '#emergency-alerts/src/orders/cap/check-cap'
import { capAround, utf8 } from '#mocks/fixtures/cap/cap-text'
import { capCorpus } from '#mocks/fixtures/cap/corpus'
import { type Figure, median, rounded } from '../figure.ts'

const runs = 40
const slowRuns = 5
const corners = 6_784
/** What a receiver of broadcasts can take (facts of the British service): some 100 corners. */
const simplerCorners = 100

/** The largest alert, with all that is done before somebody may use it, against bare parsing. */
export async function measureCap(): Promise<Figure[]> {
  const { bytes, name } = largestAlert()
  const text = new TextDecoder().decode(bytes)
  const rings = ringsIn(bytes)
  const count = rings.reduce((all, ring) => all + ring.length, 0)
  const file = `${name}, ${bytes.length} bytes, ${count} corners`
  const how = `${file}; median of ${runs} after as many to warm up`
  const bare = medianMs(() => parseBarely(text))
  const checked = medianMs(() => checkCap(bytes))
  const whole = medianMs(() => {
    checkCap(bytes)
    simplifyRings(rings, simplerCorners)
  }, slowRuns)
  return [
    {
      name: 'CAP: the largest message parsed, checked and simplified',
      value: rounded(whole),
      unit: 'ms',
      atMost: null,
      how: `${file}; grown and simplified to ${simplerCorners} corners by src/areas; median of ${slowRuns}`,
    },
    {
      name: 'CAP: the largest message parsed and checked',
      value: rounded(checked),
      unit: 'ms',
      atMost: 100,
      how,
    },
    {
      name: 'CAP: parsed and checked, against a bare parse',
      value: rounded(checked / bare, 1),
      unit: 'times',
      atMost: null,
      how: `the same bytes read by saxes alone, every text taken and dropped: ${rounded(bare)} ms; ${how}`,
    },
  ]
}

function largestAlert(): { readonly bytes: Uint8Array; readonly name: string } {
  const alerts = [...(capCorpus()?.files ?? [])].filter(
    ([, bytes]) => checkCap(bytes)[0]?.place === 'alert',
  )
  const [largest] = alerts.toSorted(([, a], [, b]) => b.length - a.length)
  if (largest !== undefined) return { name: largest[0], bytes: largest[1] }
  return { name: 'an invented coast (no corpus beside the project)', bytes: utf8(inventedAlert()) }
}

/** A coast with bays, around a middle so that it never crosses itself. */
function inventedAlert(): string {
  const pairs = Array.from({ length: corners }, (_, index) => {
    const angle = ((index % (corners - 1)) * 2 * Math.PI) / (corners - 1)
    const reach = 0.2 + 0.02 * Math.sin(23 * angle) + 0.004 * Math.sin(211 * angle)
    const [lat, lon] = [33.7 + reach * Math.sin(angle), 134.5 + reach * Math.cos(angle)]
    return `${lat.toFixed(6)},${lon.toFixed(6)}`
  })
  return capAround(pairs.join(' '))
}

const ringsIn = (bytes: Uint8Array): readonly Ring[] =>
  (checkCap(bytes)[0]?.alert?.infos ?? [])
    .flatMap(({ areas }) => areas)
    .flatMap(({ polygons }) => polygons)

function parseBarely(text: string): number {
  let length = 0
  const parser = new SaxesParser({ xmlns: true, position: true })
  parser.on('text', (piece) => {
    length += piece.length
  })
  parser.on('opentag', () => undefined)
  parser.write(text).close()
  return length
}

function medianMs(work: () => unknown, times = runs): number {
  for (let run = 0; run < times; run += 1) work()
  const tookMs: number[] = []
  for (let run = 0; run < times; run += 1) {
    const startedAt = performance.now()
    work()
    tookMs.push(performance.now() - startedAt)
  }
  return median(tookMs)
}
