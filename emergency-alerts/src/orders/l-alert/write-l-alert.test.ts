import { describe, expect, test } from '@jest/globals'
import { utf8 } from '#mocks/fixtures/cap/cap-text'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'
import type { OrderArea, OrderDocument } from '../../../contract/order-document.ts'
import { checkCap } from '../cap/check-cap.ts'
import { readXmlText } from '../xml/read-xml.ts'
import { elementsWithin, type XmlElement } from '../xml/xml-element.ts'
import { writeLAlert } from './write-l-alert.ts'

const area = (name: string, ...towns: readonly string[]): OrderArea => ({
  name: { text: name, kana: name },
  extent: { kind: 'towns', towns },
})
const okugochi = area('奥河内', '363870005000')
const hiwasa = area('日和佐浦', '363870019000')
const first = orderDocument({ areas: [okugochi, hiwasa] })
const revision = (number: number, changes: Partial<OrderDocument>) =>
  orderDocument({ orderId: first.orderId, revision: number, areas: [okugochi, hiwasa], ...changes })

const written = (document: OrderDocument, earlier: readonly OrderDocument[] = []) =>
  writeLAlert({ document, earlier, sender: 'bosai.minami.example' })

function elements(xml: string): readonly XmlElement[] {
  const read = readXmlText(xml)
  if (!read.ok) throw new Error(read.error.detail)
  return [...elementsWithin(read.value.root)]
}

const textOf = (xml: string, name: string): string | undefined =>
  elements(xml).find((one) => one.name === name)?.text

/** Kind, 発令 or 解除, and the names of the areas. */
const detailsIn = (xml: string) =>
  elements(xml)
    .filter(({ name }) => name === 'Detail')
    .map((detail) => {
      const inside = [...elementsWithin(detail)]
      const texts = (name: string) =>
        inside.filter((one) => one.name === name).map(({ text }) => text)
      return [...texts('Sort'), ...texts('IssueOrLift'), ...texts('AreaName')]
    })

describe('an order in the shape of L-Alert', () => {
  test('lies in a good EDXL-DE envelope', () => {
    const [envelope, ...more] = checkCap(utf8(written(first)))

    expect(more).toEqual([])
    expect(envelope?.findings.map(({ code }) => code)).toEqual(['envelope_without_alert'])
  })

  test('claims no certification, in the file itself', () => {
    expect(written(first)).toMatch(/<!-- .*適合検査を受けておらず.*claims no certification\. -->/)
  })

  test('says what is ordered, where and by whom', () => {
    const xml = written(first)

    expect(detailsIn(xml)).toEqual([['避難指示', '発令', '奥河内', '日和佐浦']])
    expect(textOf(xml, 'publishingOfficeID')).toBe('363871')
    expect(textOf(xml, 'distributionType')).toBe('Report')
    expect(textOf(xml, 'category')).toBe('EVACUATION_ORDER')
    expect(xml).not.toContain('363870005000')
  })

  test('repeats the kind that held when it is lifted', () => {
    const raised = revision(2, { kind: 'immediate_safety', level: 5 })
    const lifted = revision(3, { standing: 'lifted', kind: 'evacuation' })
    const xml = written(lifted, [first, raised])

    expect(detailsIn(xml)).toEqual([['緊急安全確保', '解除', '奥河内', '日和佐浦']])
    expect(textOf(xml, 'distributionType')).toBe('Update')
    expect([textOf(xml, 'documentRevision'), textOf(xml, 'previousDocumentRevision')]).toEqual([
      '3',
      '2',
    ])
  })

  test('lifts what a correction leaves out', () => {
    const corrected = revision(2, { areas: [hiwasa], kind: 'elderly_evacuation', level: 3 })

    expect(detailsIn(written(corrected, [first]))).toEqual([
      ['高齢者等避難', '発令', '日和佐浦'],
      ['避難指示', '解除', '奥河内'],
    ])
  })

  test('of a mistake is a Cancel that lifts', () => {
    const xml = written(revision(2, { standing: 'cancelled' }), [first])

    expect(textOf(xml, 'distributionType')).toBe('Cancel')
    expect(detailsIn(xml)).toEqual([['避難指示', '解除', '奥河内', '日和佐浦']])
    expect(detailsIn(written(revision(1, { standing: 'cancelled' })))).toEqual([
      ['避難指示', '解除', '奥河内', '日和佐浦'],
    ])
  })

  test('of a drill says so in both statuses and both titles', () => {
    const xml = written(orderDocument({ status: 'Exercise' }))
    const statuses = elements(xml).filter(({ name }) => name === 'distributionStatus')
    const titles = elements(xml).filter(({ name }) => name === 'Title')

    expect(statuses.map(({ text }) => text)).toEqual(['Exercise', 'Exercise'])
    for (const { text } of titles) expect(text).toMatch(/^【訓練】/)
  })
})
