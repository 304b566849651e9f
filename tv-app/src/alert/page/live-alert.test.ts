import { describe, expect, test } from '@jest/globals'
import { atHome } from '../../../fixtures/alert-drive.ts'
import { drill, order, orderId, tsunami } from '../../../fixtures/orders.ts'
import { liveAlertOf } from './live-alert.ts'

describe('what the menu names', () => {
  test('is nothing while no order is in force here', () => {
    expect(liveAlertOf(atHome().state())).toBeNull()
  })

  test('is the most urgent order, and what was answered', () => {
    const home = atHome().receive(order({ orderId: orderId(2) }), tsunami())

    expect(liveAlertOf(home.state())).toEqual({ tag: '津波', name: '避難指示', answer: null })
    expect(liveAlertOf(home.press('3', 'ok').state())?.answer).toBe('高い所にいます')
  })

  test('says 【訓練】 of a drill in every word that stands alone', () => {
    expect(liveAlertOf(atHome().receive(drill()).state())).toMatchObject({
      tag: '【訓練】警戒レベル４',
      name: '【訓練】避難指示',
    })
  })

  test('is the order and not the drill where both are there', () => {
    expect(liveAlertOf(atHome().receive(drill(), order()).state())?.name).toBe('避難指示')
  })
})
