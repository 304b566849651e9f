import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { openStoryTown, type StoryTown } from './story-town.ts'
import {
  answerForm,
  askForMail,
  beWelcomed,
  bringCard,
  enterPin,
  proceedToSend,
  signIn,
  typeDigits,
  waitForText,
} from './viewer.ts'

jest.setTimeout(120_000)
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

test('a wrong PIN costs one try, the screen says how many are left, and the right one works', async () => {
  const tv = await story.openTelevision('tanaka-living')
  await bringCard(tv, 'hanako')
  await enterPin(tv, '9999')

  await tv.waitForScreen('pin_wrong')
  expect(await tv.text()).toContain('あと２回 ためせます')
  expect(await story.triesLeft('hanako')).toBe(2)

  await tv.press('ok')
  await enterPin(tv, '1234')
  expect(await beWelcomed(tv, 'hanako')).toBe('letters')
  expect(await story.triesLeft('hanako')).toBe(3)
  expect(tv.complaints).toEqual([])
})

test('before the last try it stops: leaving is advised, and going on takes a second choice', async () => {
  const tv = await story.openTelevision('yoshida')
  await bringCard(tv, 'chiyo')
  await enterPin(tv, '9999')
  await tv.waitForScreen('pin_wrong')
  await tv.press('ok')
  await enterPin(tv, '8888')

  await tv.waitForScreen('pin_last_try')
  expect(await tv.text()).toContain('のこり１回')
  expect(await tv.focused()).toContain('今日はやめる')
  await tv.press('ok')
  await tv.waitForScreen('menu')
  expect(await story.triesLeft('chiyo')).toBe(1)

  await askForMail(tv)
  await tv.waitForScreen('pin_last_try')
  await tv.press('2')
  expect(await tv.screen()).toBe('pin_last_try')
  await tv.press('ok')
  await enterPin(tv, '4567')
  expect(await beWelcomed(tv, 'chiyo')).toBe('letters')
  expect(await story.triesLeft('chiyo')).toBe(3)
  expect(tv.complaints).toEqual([])
})

test('a card whose PIN is blocked is told where that is put right, and is asked for no PIN', async () => {
  const tv = await story.openTelevision('kinoshita')
  await bringCard(tv, 'misao')

  await tv.waitForScreen('card_blocked')
  expect(await tv.text()).toContain('役場の窓口で直せます')
  expect(commandsOf('kinoshita')).not.toContain('VERIFY PIN')
  expect(await story.triesLeft('misao')).toBe(0)

  await tv.press('ok')
  await tv.waitForScreen('menu')
  expect(tv.complaints).toEqual([])
})

test.each([
  ['while its certificate is read', 'READ BINARY', 6, '9999', 3],
  ['at a wrong PIN', 'VERIFY PIN', 10, '9999', 2],
  ['at the right PIN', 'VERIFY PIN', 10, '2345', 3],
  ['while it signs', 'COMPUTE DIGITAL SIGNATURE', 12, '2345', 3],
] as const)('a card taken away %s is asked for again and goes on', async (...given) => {
  const [, command, apdu, pin, left] = given
  const tv = await story.openTelevision('tanaka-bedroom')
  await bringCard(tv, 'ichiro')
  await tv.waitForScreen('pin')
  await tv.removeCardAt(apdu)
  await enterPin(tv, pin)

  await tv.waitForScreen('card_gone')
  expect(commandsOf('tanaka-bedroom').at(-1)).toContain(command)
  expect(await tv.text()).toContain('まだ何も送っていません')
  expect(await story.triesLeft('ichiro')).toBe(left)

  await tv.layCard('ichiro')
  await enterPin(tv, '2345')
  expect(await beWelcomed(tv, 'ichiro')).toBe('letters')
  expect(await story.triesLeft('ichiro')).toBe(3)
  expect(tv.complaints).toEqual([])
})

test('a card taken away by hand while the PIN is typed loses the digits and nothing else', async () => {
  const tv = await story.openTelevision('tanaka-bedroom')
  await bringCard(tv, 'ichiro')
  await tv.waitForScreen('pin')
  await typeDigits(tv, '23')
  await waitForText(tv, '２けた入力ずみ')
  await tv.takeCard()

  await tv.waitForScreen('card_gone')
  expect(await tv.text()).toContain('暗証番号は、あと３回ためせます')

  await tv.layCard('ichiro')
  await tv.waitForScreen('pin')
  expect(await tv.text()).toContain('０けた入力ずみ')
  expect(tv.complaints).toEqual([])
})

test('the card of another household is not let in', async () => {
  const home = await story.openTelevision('yoshida')
  await signIn(home, 'shigeru')
  const tv = await story.openTelevision('tanaka-living')
  await bringCard(tv, 'shigeru')
  await enterPin(tv, '3456')

  await tv.waitForScreen('card_not_linked')
  expect(await tv.text()).toContain('このテレビに登録のないカードです')
  expect(await tv.text()).not.toContain('田中')
  expect(tv.complaints).toEqual(['403 /cable/sign-in'])
})

test.each([
  ['expired', 'miura', '5678', 'certificate_expired', 'カードの期限が切れています'],
  ['revoked', 'takeshi', '6789', 'certificate_revoked', 'カードの証明書が、止められています'],
] as const)('the %s card is not let in and the office is named', async (...given) => {
  const [, personaId, pin, screen, words] = given
  const tv = await story.openTelevision('kinoshita')
  await bringCard(tv, personaId)
  await enterPin(tv, pin)

  await tv.waitForScreen(screen)
  expect(await tv.text()).toContain(words)
  expect(await tv.text()).toContain('役場の窓口')
  await tv.press('ok')
  await tv.waitForScreen('menu')
  expect(tv.complaints).toEqual(['403 /cable/sign-in'])
})

test('somebody else’s card cannot send the form; the answers stay and the right card sends them', async () => {
  const tv = await story.openTelevision('tanaka-living')
  await signIn(tv, 'hanako', '2')
  await answerForm(tv)
  await tv.takeCard()
  await proceedToSend(tv)
  await tv.waitForScreen('lay_card')
  await tv.layCard('ichiro')
  await enterPin(tv, '2345')

  await tv.waitForScreen('card_other_person')
  expect(await tv.text()).toContain('まだ送っていません。書いた答えは、とってあります。')

  await tv.takeCard()
  await tv.layCard('hanako')
  await proceedToSend(tv)
  await enterPin(tv, '1234')
  await tv.waitForScreen('receipt')
  expect(tv.complaints).toEqual(['403 /postbox/submissions'])
})

/** What the box asked of the card, in words. */
const commandsOf = (boxId: string): readonly string[] =>
  story.town.boxes
    .find((box) => box.boxId === boxId)
    ?.recentTraffic()
    .filter(({ direction }) => direction === 'command')
    .map(({ name }) => name) ?? []
