import { describe, expect, test } from '@jest/globals'
import { type Drive, driveFrom } from '../fixtures/drive.ts'
import { everyDrive, everyPage } from '../fixtures/every-page.ts'
import type { TvKey } from './keys/tv-key.ts'
import type { Block, Page } from './page/page.ts'

const sixKeys = ['up', 'down', 'left', 'right', 'ok', 'back'] as const satisfies readonly TvKey[]
const sizes = ['standard', 'large', 'largest'] as const
const drives = sizes.flatMap((size) =>
  everyDrive({ size }).map(({ name, drive }) => [`${name} at ${size}`, drive] as const),
)

const blocksOf = ({ columns }: Page): readonly Block[] =>
  columns.kind === 'one' ? columns.blocks : [...columns.left, ...columns.right]

/** How many things on the page have the focus; the bare broadcast needs none. */
function focusesOn(page: Page): number {
  const has = (block: Block): boolean =>
    (block.kind === 'choices' && block.rows[block.focused] !== undefined) ||
    block.kind === 'pad' ||
    block.kind === 'strip'
  const isBareBroadcast = page.ground === 'broadcast' && !blocksOf(page).some(has)
  return isBareBroadcast ? 1 : blocksOf(page).filter(has).length
}

/** What tells two states apart for a viewer: what is on the screen. */
const seen = (way: Drive): string => JSON.stringify([way.app().screen, way.page().screen])

function* reachable(from: Drive, most: number): Generator<Drive> {
  const known = new Set([seen(from)])
  const open = [from]
  for (let way = open.shift(); way !== undefined && known.size < most; way = open.shift()) {
    yield way
    for (const key of sixKeys) {
      const next = way.fork().press(key)
      if (known.has(seen(next))) continue
      known.add(seen(next))
      open.push(next)
    }
  }
}

describe('with six keys', () => {
  test.each(drives)(
    'exactly one thing has the focus on %s and everywhere from there',
    (_, from) => {
      for (const way of reachable(from, 60)) {
        expect([way.page().screen, focusesOn(way.page())]).toEqual([way.page().screen, 1])
      }
    },
  )

  // While the card is read there is nothing to press but 戻る.
  const pressable = drives.filter(([name]) => !name.startsWith('lay-card-reading'))
  test.each(pressable)('決定 on %s does what the focus is on', (_, from) => {
    const happened = ({ app, town }: Drive) => JSON.stringify([app(), town.wishes])
    expect(happened(from.fork().press('ok'))).not.toBe(happened(from))
  })

  test.each(drives)('戻る leads from %s to the broadcast in the end', (_, from) => {
    const way = from.fork()
    for (let presses = 0; presses < 20 && way.app().screen.name !== 'watching'; presses += 1) {
      way.press('back')
    }
    expect(way.page().screen).toBe('watching')
  })

  test.each(drives)('a long 戻る on %s leaves it', (_, from) => {
    const way = from.fork()
    const before = way.page().screen
    const after = way.press('back_long').page()
    expect(before === 'watching' || after.screen !== before || isTurned(from)).toBe(true)
  })
})

/** 戻る may turn a page of the same screen. */
const isTurned = (from: Drive): boolean => {
  const { screen } = from.app()
  return screen.name === 'question'
}

describe('the card lifted', () => {
  test.each(drives)('on %s leaves a page with a focus and no PIN', (_, from) => {
    const way = driveFrom(from.app(), { ...from.town, card: 'absent' })

    way.happen({ kind: 'card', card: 'absent' })

    expect(focusesOn(way.page())).toBe(1)
    expect(way.app().screen).not.toMatchObject({ name: 'pin' })
  })
})

describe('every page', () => {
  test.each(sizes)('has words to say at %s', (size) => {
    const pages = everyPage({ size })

    expect(pages.length).toBeGreaterThan(40)
    expect(pages.filter(({ page }) => page.ground === 'paper' && page.spoken === '')).toEqual([])
    expect(pages.filter(({ page }) => page.footer.length > 5)).toEqual([])
  })

  test('says nothing that counts as a blame', () => {
    const blaming = everyPage().filter(({ page }) => /エラー|失敗|無効/.test(JSON.stringify(page)))

    expect(blaming).toEqual([])
  })

  test('offers at most four choices', () => {
    const pages = sizes.flatMap((size) => everyPage({ size }))
    const crowded = pages.filter(({ page }) =>
      blocksOf(page).some((block) => block.kind === 'choices' && block.rows.length > 4),
    )

    expect(crowded).toEqual([])
  })
})
