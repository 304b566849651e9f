import { readFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { transform } from 'esbuild'
import { type Browser, chromium } from 'playwright-core'
import { chromiumFlags, findChromium } from '#mocks/scripts/find-chromium'
import { buildBarePage } from './bare-page/build-bare-page.ts'
import { type Figure, median, quantile, rounded } from './figure.ts'
import { type ServedPages, servePages } from './tv-pages.ts'
import { type RunMeasured, runPage } from './tv-run.ts'

const slowdowns = [1, 4, 6] as const
const rounds = 7
const presses = 14
const idleMs = 10_000
const most = 1.5

type PageName = 'tv' | 'bare'
interface Run extends RunMeasured {
  readonly page: PageName
  readonly slowdown: number
}

/**
 * The television's menu against a bare Lightning page with the same words, one after the other in
 * the same browser, on canvas2d at 1080p: WebGL is switched off, as on the weakest boxes.
 */
export async function measureTv(): Promise<Figure[]> {
  await buildBarePage()
  const pages = await servePages()
  const args = [...chromiumFlags]
  const browser = await chromium.launch({ executablePath: await findChromium(), args })
  try {
    const runs = await runAll(browser, pages)
    requireSameWords(runs)
    return [...slowdowns.flatMap((slowdown) => figuresAt(runs, slowdown)), ...atRest(runs)]
  } finally {
    await browser.close()
    await pages.close()
  }
}

interface Planned {
  readonly page: PageName
  readonly slowdown: number
  readonly round: number
}

/** Round by round and slowdown by slowdown, the other page first each time. */
const plan: readonly Planned[] = Array.from({ length: rounds }, (_, round) => {
  const order: readonly PageName[] = round % 2 === 0 ? ['tv', 'bare'] : ['bare', 'tv']
  return slowdowns.flatMap((slowdown) => order.map((page) => ({ page, slowdown, round })))
}).flat()

/** In so many rounds the television is also left alone for a while. */
const idleRounds = 3

async function runAll(browser: Browser, { origin }: ServedPages): Promise<Run[]> {
  const source = await readFile(new URL('./tv-probe.ts', import.meta.url), 'utf8')
  const { code: probe } = await transform(source, { loader: 'ts', format: 'iife' })
  const runs: Run[] = []
  for (const { page, slowdown, round } of plan) {
    const isWatched = slowdown === 1 && page === 'tv' && round < idleRounds
    const measured = await runPage(browser, {
      url: `${origin}/${page}/`,
      blankUrl: `${origin}/empty`,
      probe,
      slowdown,
      presses,
      idleMs: isWatched ? idleMs : 0,
    })
    runs.push({ page, slowdown, ...measured })
    const words = `round ${round + 1}, ${slowdown}×, ${page}: words after ${rounded(measured.firstTextMs, 0)} ms`
    console.log(`  ${words}, load ${loadavg()[0]?.toFixed(1)}`)
  }
  return runs
}

/** The comparison holds only while both pages say the same in the same letters, the hour apart. */
function requireSameWords(runs: readonly Run[]): void {
  const wordsOf = (page: PageName) =>
    runs.find((run) => run.page === page)?.words.filter((words) => !/午[前後]/.test(words)) ?? []
  const tv = wordsOf('tv')
  const bare = wordsOf('bare')
  const onlyTv = tv.filter((words) => !bare.includes(words))
  const onlyBare = bare.filter((words) => !tv.includes(words))
  if (onlyTv.length + onlyBare.length === 0 && tv.length === bare.length) return
  throw new Error(
    `bench/bare-page/menu-lines.ts no longer says what the menu says: ` +
      `${tv.length} and ${bare.length} texts; only the menu has "${onlyTv.join('", "')}"; ` +
      `only the bare page has "${onlyBare.join('", "')}"`,
  )
}

interface Compared {
  readonly what: string
  readonly how: string
  readonly of: (run: Run) => readonly number[]
  readonly share: number
  readonly atMost: number | null
}

const keyHow = `${rounds * presses} presses of ↓ and ↑ in ${rounds} rounds`
const compared: readonly Compared[] = [
  {
    what: 'script to first words in their fonts',
    how: `median of ${rounds} loads with an empty cache; the television is sent from the broadcast to its menu at once`,
    of: ({ firstTextMs }) => [firstTextMs],
    share: 0.5,
    atMost: most,
  },
  {
    what: 'key to drawn, p50',
    how: keyHow,
    of: ({ drawnMs }) => drawnMs,
    share: 0.5,
    atMost: most,
  },
  {
    what: 'key to drawn, p95',
    how: keyHow,
    of: ({ drawnMs }) => drawnMs,
    share: 0.95,
    atMost: most,
  },
  {
    what: 'key to shown, p50',
    how: keyHow,
    of: ({ shownMs }) => shownMs,
    share: 0.5,
    atMost: null,
  },
  {
    what: 'key to shown, p95',
    how: keyHow,
    of: ({ shownMs }) => shownMs,
    share: 0.95,
    atMost: null,
  },
]

function figuresAt(runs: readonly Run[], slowdown: number): Figure[] {
  return compared.flatMap(({ what, how, of, share, atMost }) => {
    const ms = (page: PageName) =>
      quantile(
        runs.filter((run) => run.page === page && run.slowdown === slowdown).flatMap(of),
        share,
      )
    const [tv, bare] = [ms('tv'), ms('bare')]
    const ratio = {
      name: `tv ${slowdown}×: ${what}, against the bare page`,
      value: rounded(tv / bare),
      unit: 'ratio',
      atMost,
      how: `${rounded(tv, 1)} ms against ${rounded(bare, 1)} ms; ${how}`,
    }
    const absolute = {
      name: `tv ${slowdown}×: ${what}`,
      value: rounded(tv, 1),
      unit: 'ms',
      atMost: null,
      how: 'as above',
    }
    return [ratio, absolute]
  })
}

function atRest(runs: readonly Run[]): Figure[] {
  const tv = runs.filter(({ page }) => page === 'tv')
  const idle = tv.flatMap(({ idleShare }) => (idleShare === null ? [] : [idleShare]))
  const held = (name: string, of: (run: Run) => number, unit: string): Figure => ({
    name,
    value: rounded(median(tv.map(of)), 1),
    unit,
    atMost: null,
    how: `median of ${tv.length} loads, after the presses and a collection of garbage`,
  })
  return [
    {
      name: 'tv 1×: main thread while nobody presses anything',
      value: rounded(median(idle) * 100),
      unit: '%',
      atMost: 2,
      how: `menu, TaskDuration over ${idleMs / 1000} s, median of ${idle.length}; the box host's line is open and silent`,
    },
    held('tv: JavaScript heap', ({ heapBytes }) => heapBytes / 1e6, 'MB'),
    held('tv: textures', ({ texturePixels }) => texturePixels / 1e6, 'million px'),
  ]
}
