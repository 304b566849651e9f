import type { EmulatorDriver } from '#tv-app/emulator/emulator-driver'
import type { RemoteCap } from '#tv-app/emulator/remote/remote-caps'
import { type PersonaId, requirePersona } from '../fixtures/personas.ts'

/** Everything here is what a viewer does at a television: keys, and cards on its remote. */
export type Television = EmulatorDriver

const digitCaps = new Map<string, RemoteCap>(
  (['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const).map((cap) => [cap, cap]),
)
const rowsAtMost = 9
const lookEveryMs = 50
const patienceMs = 30_000

/** Types digits; ０ is the key 10 of a Japanese remote. */
export async function typeDigits(tv: Television, digits: string): Promise<void> {
  await tv.type(...Array.from(digits, (digit) => digitCaps.get(digit) ?? '10'))
}

/** Types a PIN and hands it to the card. */
export async function enterPin(tv: Television, pin: string): Promise<void> {
  await tv.waitForScreen('pin')
  await typeDigits(tv, pin)
  await tv.press('ok')
}

async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(otherwise)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

/** The first screen that is neither one of these nor one of waiting. */
export async function screenAfter(tv: Television, ...left: readonly string[]): Promise<string> {
  let shown = ''
  await until(
    async () => {
      shown = await tv.screen()
      return !left.includes(shown) && !shown.startsWith('wait_')
    },
    `the screen stayed one of ${left.join(', ')}`,
  )
  return shown
}

export const waitForText = (tv: Television, words: string): Promise<void> =>
  tv.waitFor({ words }, patienceMs)

/** Moves the focus by one row, and waits until it is there. */
export async function moveFocus(tv: Television, towards: 'up' | 'down'): Promise<void> {
  const focused = await tv.focused()
  await tv.press(towards)
  await tv.waitFor({ otherFocusThan: focused })
}

/** Moves the focus down to the row with these words. */
async function focusOn(
  tv: Television,
  words: string,
  towards: 'up' | 'down' = 'down',
): Promise<void> {
  for (let row = 0; row < rowsAtMost; row += 1) {
    if ((await tv.focused()).includes(words)) return
    await moveFocus(tv, towards)
  }
}

export async function choose(tv: Television, words: string): Promise<void> {
  await focusOn(tv, words)
  await tv.press('ok')
}

type MenuNumber = '1' | '2'

/** From the broadcast or the menu to where the card is asked for. */
export async function askForMail(tv: Television, number: MenuNumber = '1'): Promise<void> {
  if ((await tv.screen()) !== 'menu') await tv.press('ok')
  await tv.waitForScreen('menu')
  await tv.press(number)
}

/** Asks for the letters and lays this card, which lies nowhere else, on the remote. */
export async function bringCard(
  tv: Television,
  personaId: PersonaId,
  number: MenuNumber = '1',
): Promise<void> {
  await askForMail(tv, number)
  await tv.waitForScreen('lay_card')
  await tv.layCard(personaId)
}

/** Says whose card it is, when it is laid for the first time; answers the screen that comes then. */
export async function beWelcomed(tv: Television, personaId: PersonaId): Promise<string> {
  const shown = await beRecognized(tv, personaId)
  return shown === 'consent' ? putOffConsent(tv) : shown
}

async function beRecognized(tv: Television, personaId: PersonaId): Promise<string> {
  let shown = await screenAfter(tv, 'pin')
  if (shown === 'first_use') {
    await focusOn(tv, requirePersona(personaId).name, 'up')
    await tv.press('ok')
    shown = await screenAfter(tv, 'first_use')
  }
  if (shown === 'first_use_check') {
    await focusOn(tv, 'はい', 'up')
    await tv.press('ok')
    shown = await screenAfter(tv, 'first_use_check')
  }
  return shown
}

/** あとで to the question whether alerts may name them; answers the screen that comes then. */
async function putOffConsent(tv: Television): Promise<string> {
  await choose(tv, 'あとで決める')
  return await screenAfter(tv, 'consent')
}

/** From the broadcast to 「登録しました」 and back: signs in, and says that alerts may name them. */
export async function consentToName(tv: Television, personaId: PersonaId): Promise<void> {
  await bringCard(tv, personaId)
  await enterPin(tv, requirePersona(personaId).pin)
  await beRecognized(tv, personaId)
  await tv.waitForScreen('consent')
  const putOff = await tv.focused()
  await tv.press('1')
  await tv.waitFor({ otherFocusThan: putOff })
  await choose(tv, 'はい、出してください')
  await waitForText(tv, `「${requirePersona(personaId).name}さん」とお呼びします。`)
  await tv.press('ok')
  await tv.waitForScreen('letters')
}

/** From the letters to 「読み上げ・その他」. */
async function openSettings(tv: Television): Promise<void> {
  await tv.press('back')
  await tv.waitForScreen('menu')
  await choose(tv, '文字の大きさ・設定')
  await tv.waitForScreen('text_size')
  await choose(tv, '読み上げ・その他')
  await tv.waitForScreen('settings')
}

/** From the letters to 「家族の電話」. */
export async function openFamilyPhones(tv: Television): Promise<void> {
  await openSettings(tv)
  await choose(tv, '家族の電話')
  await tv.waitForScreen('family_phones')
}

/** 「終わる」, and the card off the remote. */
export async function signOut(tv: Television): Promise<void> {
  await openSettings(tv)
  await choose(tv, '終わる')
  await tv.waitForScreen('menu')
  await tv.takeCard()
}

/** From the broadcast or the menu to the letters, or to the form. */
export async function signIn(
  tv: Television,
  personaId: PersonaId,
  number: MenuNumber = '1',
): Promise<string> {
  await bringCard(tv, personaId, number)
  await enterPin(tv, requirePersona(personaId).pin)
  return await beWelcomed(tv, personaId)
}

/** Answers every question that is still open, without changes, up to the review. */
export async function answerForm(tv: Television): Promise<void> {
  let shown = await screenAfter(tv)
  while (shown === 'question') {
    const asked = await tv.text()
    await tv.press('1')
    await tv.waitFor({ otherTextThan: asked })
    shown = await screenAfter(tv)
  }
  await tv.waitForScreen('review')
}

/** 「はい」 to every question, and 「いいえ、変わりました」 to the last: the new number is asked for. */
export async function answerUpToPhone(tv: Television): Promise<void> {
  await tv.waitForScreen('question')
  await tv.press('1')
  await waitForText(tv, '３つの質問のうち ２')
  await tv.press('1')
  await waitForText(tv, '３つの質問のうち ３')
  await tv.press('2')
  await tv.waitForScreen('phone')
}

/** From the review to the number pad that sends; a card that lies there already is read at once. */
export async function proceedToSend(tv: Television): Promise<void> {
  await tv.waitForScreen('review')
  await tv.press('ok')
}

/** Signs in and sends the form; one that was sent before shows its receipt at once. */
export async function handIn(tv: Television, personaId: PersonaId): Promise<void> {
  if ((await signIn(tv, personaId, '2')) === 'receipt') return
  await answerForm(tv)
  await proceedToSend(tv)
  await enterPin(tv, requirePersona(personaId).pin)
  await tv.waitForScreen('receipt')
}

/** Turns the pages of the open letter up to its last. */
export async function readToTheEnd(tv: Television): Promise<void> {
  await tv.waitForScreen('letter')
  while ((await tv.focused()).includes('つぎのページへ')) {
    const page = await tv.text()
    await tv.press('ok')
    await tv.waitFor({ otherTextThan: page })
  }
}

/** The words of the screen with plain digits and hyphens, as the desk writes a receipt number. */
export const inPlainDigits = async (tv: Television): Promise<string> =>
  (await tv.text()).normalize('NFKC').replace(/\s+/g, '-')
