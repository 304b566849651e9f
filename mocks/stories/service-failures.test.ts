import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { holdHostLine, loseFirstAnswer } from './broken-lines.ts'
import { receivedFrom, rejectAtDesk } from './desk.ts'
import { openStoryTown, type StoryTown } from './story-town.ts'
import {
  answerForm,
  askForMail,
  beWelcomed,
  bringCard,
  choose,
  enterPin,
  handIn,
  inPlainDigits,
  proceedToSend,
  readToTheEnd,
  signIn,
  typeDigits,
} from './viewer.ts'

jest.setTimeout(180_000)
let story: StoryTown

beforeAll(async () => {
  story = await openStoryTown()
})
afterEach(async () => {
  await story.clearRooms()
  expect(story.faults).toEqual([])
})
afterAll(async () => {
  await story.end()
})

test('the revocation service is down at sign-in: nobody is let in until it answers again', async () => {
  const tv = await story.openTelevision('tanaka-bedroom')
  await tv.setFault('isResponderDown', true)
  await bringCard(tv, 'ichiro')
  await enterPin(tv, '2345')

  await tv.waitForScreen('revocation_unavailable')
  expect(await tv.text()).toContain('いま、カードを確かめられません')

  await tv.setFault('isResponderDown', false)
  await tv.press('1')
  await enterPin(tv, '2345')
  expect(await beWelcomed(tv, 'ichiro')).toBe('letters')
  expect(tv.complaints).toEqual(['503 /cable/sign-in'])
})

test('the revocation service is down when the form is sent: nothing is sent, the answers stay', async () => {
  const tv = await story.openTelevision('yoshida')
  await signIn(tv, 'chiyo', '2')
  await answerForm(tv)
  await tv.setFault('isResponderDown', true)
  await proceedToSend(tv)
  await enterPin(tv, '4567')

  await tv.waitForScreen('revocation_unavailable')
  expect(await tv.text()).toContain('書いた答えは、とってあります')
  await tv.setFault('isResponderDown', false)
  expect(await receivedFrom(story, 'chiyo')).toEqual([])
  expect(tv.complaints).toEqual(['503 /postbox/submissions'])

  await story.clearRooms()
  const later = await story.openTelevision('yoshida')
  expect(await signIn(later, 'chiyo', '2')).toBe('review')
})

test('the servers are down at sign-in: it says so and goes on once they are back', async () => {
  const tv = await story.openTelevision('tanaka-bedroom')
  await tv.setFault('isBackendDown', true)
  await askForMail(tv)

  await tv.waitForScreen('cable_unreachable')
  expect(await tv.text()).toContain('ケーブルテレビのセンターと、連絡がとれません')

  await tv.setFault('isBackendDown', false)
  await tv.press('1')
  await tv.waitForScreen('lay_card')
  await tv.layCard('ichiro')
  await enterPin(tv, '2345')
  expect(await beWelcomed(tv, 'ichiro')).toBe('letters')
  expect(tv.complaints).toEqual([])
})

test('the servers go down while the form is sent: it is found out later, and sent once', async () => {
  const tv = await story.openTelevision('yoshida')
  await signIn(tv, 'shigeru', '2')
  await answerForm(tv)
  await proceedToSend(tv)
  await tv.waitForScreen('pin')
  await tv.setFault('isBackendDown', true)
  await enterPin(tv, '3456')

  await tv.waitForScreen('wait_confirming')
  expect(await tv.text()).toContain('二度送られることは、ありません')
  expect(await receivedFrom(story, 'shigeru')).toEqual([])

  await tv.setFault('isBackendDown', false)
  await tv.waitForScreen('receipt', 60_000)
  expect(await receivedFrom(story, 'shigeru')).toHaveLength(1)
  expect(tv.complaints).toEqual([])
})

test('the answer to a sent form is lost on its way: the same receipt comes, nothing is sent twice', async () => {
  const tv = await story.openTelevision('yoshida')
  await signIn(tv, 'chiyo', '2')
  await answerForm(tv)
  const lostAnswers = await loseFirstAnswer(tv, '**/postbox/submissions')
  await proceedToSend(tv)
  await enterPin(tv, '4567')

  await tv.waitForScreen('receipt', 60_000)
  expect(lostAnswers).toEqual([201])
  const [only, ...others] = await receivedFrom(story, 'chiyo')
  expect(others).toEqual([])
  expect(await inPlainDigits(tv)).toContain(only?.receiptNumber)
  expect(tv.complaints).toEqual(['Failed to load resource: net::ERR_FAILED'])
})

test('the network is gone while letters are read: the letter comes once it is back', async () => {
  const tv = await story.openTelevision('tanaka-bedroom')
  await signIn(tv, 'ichiro')
  await tv.setFault('isNetworkOff', true)
  await choose(tv, 'ご契約内容')

  await tv.waitForScreen('postbox_unreachable')
  expect(await tv.text()).toContain('避難のお知らせは、つながらなくても放送で届きます')

  await tv.setFault('isNetworkOff', false)
  await tv.press('1')
  await tv.waitForScreen('letter')
  expect(await tv.text()).toContain('ご契約内容')
  expect(tv.complaints).toEqual([])
})

test('the box host is gone while the PIN is typed: it says so and comes back by itself', async () => {
  const tv = await story.openTelevision('tanaka-bedroom')
  const host = await holdHostLine(tv)
  await bringCard(tv, 'ichiro')
  await tv.waitForScreen('pin')
  await typeDigits(tv, '23')
  await host.cut()

  await tv.waitForScreen('box_host_down')
  expect(await tv.text()).toContain('リモコンと、やりとりできません')

  host.mend()
  await enterPin(tv, '2345')
  expect(await beWelcomed(tv, 'ichiro')).toBe('letters')
  expect(tv.complaints).toEqual([])
})

test('the session ends while letters are read: the card brings one back to the same letter', async () => {
  const tv = await story.openTelevision('tanaka-bedroom')
  await signIn(tv, 'ichiro')
  await story.endSessions()
  await choose(tv, 'ご契約内容')

  await tv.waitForScreen('session_expired')
  expect(await tv.text()).toContain('続けるには、もう一度カードを置いてください')

  await tv.press('1')
  await enterPin(tv, '2345')
  await tv.waitForScreen('letter')
  expect(await tv.text()).toContain('ご契約内容')
  expect(new Set(tv.complaints.map((said) => said.slice(0, 3)))).toEqual(new Set(['401']))
})

test('a form that was sent shows its receipt again, and cannot be sent twice', async () => {
  const tv = await story.openTelevision('yoshida')
  await handIn(tv, 'chiyo')
  const [sent] = await receivedFrom(story, 'chiyo')
  await story.clearRooms()
  const again = await story.openTelevision('yoshida')
  expect(await signIn(again, 'chiyo', '2')).toBe('receipt')
  expect(await inPlainDigits(again)).toContain(sent?.receiptNumber)

  await again.press('ok')
  await again.waitForScreen('menu')
  await again.press('1')
  await again.waitForScreen('letters')
  await choose(again, '現況届')
  await readToTheEnd(again)
  expect(await again.focused()).toContain('受付番号を見る')
  expect(await receivedFrom(story, 'chiyo')).toHaveLength(1)
  expect([...tv.complaints, ...again.complaints]).toEqual([])
})

test('a form that was sent from the other television is not sent again', async () => {
  const living = await story.openTelevision('tanaka-living')
  await signIn(living, 'hanako', '2')
  await answerForm(living)
  await living.takeCard()
  const bedroom = await story.openTelevision('tanaka-bedroom')
  await signIn(bedroom, 'hanako', '2')
  await answerForm(bedroom)
  await proceedToSend(bedroom)
  await enterPin(bedroom, '1234')
  await bedroom.waitForScreen('receipt')

  await bedroom.takeCard()
  await proceedToSend(living)
  await living.waitForScreen('lay_card')
  await living.layCard('hanako')
  await enterPin(living, '1234')

  await living.waitForScreen('form_closed')
  expect(await living.text()).toContain('すでに出したか、しめ切りを過ぎています')
  expect(await receivedFrom(story, 'hanako')).toHaveLength(1)
  await living.press('1')
  await living.waitForScreen('letters')
  await choose(living, '現況届')
  await readToTheEnd(living)
  expect(await living.focused()).toContain('受付番号を見る')
  expect(living.complaints).toEqual(['409 /postbox/submissions'])
  expect(bedroom.complaints).toEqual([])
})

test('what the insurer turns down is shown with the reason', async () => {
  const tv = await story.openTelevision('yoshida')
  await handIn(tv, 'chiyo')
  const [sent] = await receivedFrom(story, 'chiyo')
  await rejectAtDesk(story, sent?.submissionId ?? '', '口座の名義が、ちがいます。')

  await story.clearRooms()
  const later = await story.openTelevision('yoshida')
  expect(await signIn(later, 'chiyo', '2')).toBe('rejected')
  expect(await later.text()).toContain('口座の名義が、ちがいます。')
  expect([...tv.complaints, ...later.complaints]).toEqual([])
})
