import { beforeAll, describe, expect, test } from '@jest/globals'
import type { OrderDocument, Spoken } from '#emergency-alerts/contract/order-document'
import { canBeReadAs, isSpeakable } from '#emergency-alerts/src/orders/checks/check-reading'
import { bodyOf, openingOf, wayTo } from '#emergency-alerts/src/orders/words/spoken-parts'
import { everyOrder, type OrderAtHome } from '#mocks/fixtures/municipality/every-order'
import { readSeededArea } from '#mocks/town/municipality'
import { everyAlert } from '../../../fixtures/every-alert.ts'
import type { AlertPage } from '../page/alert-page.ts'
import { pageOfOrder } from '../page/page-of-order.ts'

/** Every template for every place of the town, as a home there sees and hears it. */
let orders: readonly OrderAtHome[]
beforeAll(async () => {
  orders = everyOrder(await readSeededArea())
})

const isRead = ({ text, kana }: Spoken): boolean =>
  kana !== '' && isSpeakable(kana.replace('…', '')) && canBeReadAs(text, kana)

const bare = (text: string): string => text.replace(/【(訓練|試験)】|[。、　 ]/gu, '')

/** The words of a page that say something of the order, without marks and pauses. */
function written(page: AlertPage): readonly string[] {
  if (page.kind !== 'order') return []
  const { headline, plate, lines, place } = page
  const places = place === null ? [] : [...place.name, place.otherwise]
  // A tsunami is called before anything else, and is an order without being called so.
  const plates = plate.hasWave ? plate.words.slice(0, 1) : plate.words
  const shown = [...plates, headline.text, ...lines.map(({ text }) => text), ...places]
  return shown.map(bare).filter((words) => words !== '')
}

/** What the municipality recorded of it, for the home whose shelter has this name. */
function recorded(document: OrderDocument, page: AlertPage): string {
  const name = page.kind === 'order' ? (page.place?.name[0] ?? '') : ''
  const nearest = document.shelters.find(({ name: { text } }) => text.startsWith(name))
  const way = nearest === undefined || name === '' ? [] : [wayTo(nearest, document.status)]
  return bare(
    [openingOf(document), bodyOf(document.words.ja), ...way].map(({ text }) => text).join(''),
  )
}

const missing = (words: readonly string[], heard: string): readonly string[] =>
  words.filter((one) => !heard.includes(one))

describe('every template, for every place of the town', () => {
  test('can be spoken, and is what is written', () => {
    const unread = orders.flatMap(({ name, document, at }) =>
      pageOfOrder(document, at)
        .page.sentences.filter((sentence) => !isRead(sentence))
        .map(({ text, kana }) => `${name}: ${text} ${kana}`),
    )

    expect(orders.length).toBeGreaterThan(300)
    expect(unread).toEqual([])
  })

  test('says by the voice of the box what stands on the screen', () => {
    const unsaid = orders.flatMap(({ name, document, at }) => {
      const { page } = pageOfOrder(document, at)
      const heard = bare(page.sentences.map(({ text }) => text).join(''))
      return missing(written(page), heard).map((words) => `${name}: ${words}`)
    })

    expect(unsaid).toEqual([])
  })

  test('shows every sentence that the recordings say, and the other way round', () => {
    const faults = orders.flatMap(({ name, document, at }) => {
      const { page } = pageOfOrder(document, at)
      const { what, act, otherwise } = document.words.ja
      const shown = written(page).join('\n')
      return [
        ...missing(written(page), recorded(document, page)),
        ...missing(
          [what, act, otherwise].map(({ text }) => bare(text)),
          shown,
        ),
      ].map((one) => `${name}: ${one}`)
    })

    expect(faults).toEqual([])
  })
})

test('every sentence that any page of the layer says can be spoken, and is what is written', () => {
  const sentences = everyAlert().flatMap(({ page }) =>
    page.kind === 'strip' ? [] : page.sentences,
  )

  expect(sentences.length).toBeGreaterThan(400)
  expect(sentences.filter((sentence) => !isRead(sentence))).toEqual([])
})
