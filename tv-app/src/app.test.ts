import { describe, expect, test } from '@jest/globals'
import { drive, signIn } from '../fixtures/drive.ts'
import {
  chiyo,
  contractNews,
  hanako,
  ichiro,
  letter,
  receipt,
  shigeru,
} from '../fixtures/letters.ts'

describe('a whole walk', () => {
  test('leads from the first use over a letter and its form to the receipt', () => {
    const walk = drive({ owner: null, candidates: [hanako, ichiro] })

    expect(walk.page().screen).toBe('watching')
    walk.press('ok')
    expect(walk.page().screen).toBe('pin')
    walk.press('1', '2', '3', '4', 'ok')
    expect(walk.page().screen).toBe('first_use')
    walk.press('1', 'ok')
    expect(walk.page().title).toBe('あなたは、田中花子さんですか')
    walk.press('ok')
    expect(walk.page().screen).toBe('letters')
    walk.press('ok')
    expect(walk.page().screen).toBe('letter')
    walk.press('right', 'ok')
    expect(walk.page().screen).toBe('question')
    walk.press('ok', '1', '2')
    expect(walk.page().screen).toBe('phone')
    walk.press('10', '9', '10', '1', '2', '3', '4', '5', '6', '7', '8', 'ok')
    expect(walk.page().screen).toBe('review')
    walk.press('ok')
    expect(walk.page().screen).toBe('pin')
    walk.press('1', '2', '3', '4', 'ok')

    expect(walk.page().screen).toBe('receipt')
    expect(JSON.stringify(walk.page())).toContain('４８２１　０９３７　５５２６')
    expect(walk.press('ok').page().screen).toBe('menu')
  })

  test('passes names with rare characters through unchanged', () => {
    const people = drive({ owner: null, candidates: [shigeru, chiyo] })

    people.press('ok', '1', '2', '3', '4', 'ok')

    const words = JSON.stringify(people.page())
    expect(words).toContain(`${shigeru.name}です`)
    expect(words).toContain(`${chiyo.name}です`)
    expect(people.press('1', 'ok').page().title).toBe(`あなたは、${shigeru.name}さんですか`)
  })
})

describe('the card', () => {
  test('says how many tries are left after a wrong number', () => {
    const walk = drive().press('ok', '9', '9', '9', '9', 'ok')

    expect(walk.page().columns).toMatchObject({
      blocks: expect.arrayContaining([expect.objectContaining({ kind: 'tries', left: 2, of: 3 })]),
    })
    expect(walk.press('ok').page().screen).toBe('pin')
  })

  test('with one try left stops before the pad and advises to wait', () => {
    const walk = drive({ triesLeft: 1 }).press('ok')

    expect(walk.page().screen).toBe('pin_last_try')
    expect(walk.press('2').page().screen).toBe('pin_last_try')
    walk.press('ok', '1', '2', '3', '4', 'ok')
    const asked = walk.town.wishes.find(({ kind }) => kind === 'authenticate')
    expect(asked).toMatchObject({ spendLastTry: true })
    expect(walk.page().screen).toBe('letters')
  })

  test('that is blocked leads to the office, not to the pad', () => {
    expect(drive({ triesLeft: 0 }).press('ok').page().screen).toBe('card_blocked')
  })

  test('that was taken away empties the boxes and counts nothing as lost', () => {
    const walk = drive().press('ok', '1', '2').happen({ kind: 'card', card: 'absent' })

    expect(walk.page().screen).toBe('card_gone')
    expect(JSON.stringify(walk.page())).toContain('あと３回')
    walk.happen({ kind: 'card', card: 'present' })
    expect(walk.page().columns).toMatchObject({
      left: expect.arrayContaining([{ kind: 'pin_boxes', filled: 0, of: 4 }]),
    })
  })

  test('that is not seen is looked for again at 置きました', () => {
    const walk = drive({ card: 'absent' }).press('ok')

    expect(JSON.stringify(walk.page())).toContain('カードを待っています…')
    walk.press('ok')
    expect(JSON.stringify(walk.page())).toContain('カードが、まだ見えません')
    walk.town.card = 'present'
    expect(walk.press('ok').page().screen).toBe('pin')
  })
})

describe('the reader', () => {
  test('that is still busy is asked a little later', () => {
    const walk = drive({ holds: ['read_tries'] }).press('ok')

    walk.happen({
      kind: 'answer',
      era: walk.app().era,
      answer: { kind: 'tries_read', outcome: { ok: false, error: { kind: 'reader_busy' } } },
    })

    expect(walk.town.wishes.at(-1)).toEqual({ kind: 'read_tries', afterMs: 500 })
    expect(walk.page().screen).toBe('lay_card')
  })

  test('is asked once for a card that is told of twice', () => {
    const walk = drive({ holds: ['read_tries'] }).press('ok')

    walk.happen({ kind: 'card', card: 'present' }, { kind: 'box_host', link: 'up' })

    expect(walk.town.wishes.filter(({ kind }) => kind === 'read_tries')).toHaveLength(1)
  })

  test('that was lost goes on by itself when it is back', () => {
    const walk = drive().press('ok', '1', '2').happen({ kind: 'box_host', link: 'down' })
    expect(walk.page().screen).toBe('box_host_down')
    expect(JSON.stringify(walk.app().interrupted)).not.toContain('12')

    walk.happen({ kind: 'box_host', link: 'up' })

    expect(walk.page().screen).toBe('pin')
  })
})

describe('a PIN', () => {
  test('travels in no wish but the one to the card, and stays in no state', () => {
    const walk = drive({ pin: '8642' }).press('ok', '8', '6', '4', '2')

    const typed = walk.app()
    walk.press('ok')

    expect(JSON.stringify(typed)).toContain('8642')
    expect(JSON.stringify(walk.app())).not.toContain('8642')
    const carrying = walk.town.wishes.filter((wish) => JSON.stringify(wish).includes('8642'))
    expect(carrying.map(({ kind }) => kind)).toEqual(['authenticate'])
  })

  test('is not in the state while the card is still thinking', () => {
    const walk = drive({ pin: '8642', holds: ['authenticate'] }).press(
      'ok',
      '8',
      '6',
      '4',
      '2',
      'ok',
    )

    expect(walk.page().screen).toBe('wait_checking_pin')
    expect(JSON.stringify(walk.app())).not.toContain('8642')
  })

  test('is neither shown nor said', () => {
    const walk = drive({ pin: '8642' }).press('ok', '8', '6', '4')

    expect(JSON.stringify(walk.page())).not.toMatch(/864|８６４/)
  })

  test('is asked about after two quiet minutes and typed anew', () => {
    const walk = drive().press('ok', '1', '2')

    walk.happen({ kind: 'tick', at: new Date('2026-11-22T06:07:01Z') })
    expect(walk.page().screen).toBe('still_there')
    expect(JSON.stringify(walk.app().interrupted)).not.toContain('12')
    walk.press('ok')
    expect(walk.page().screen).toBe('pin')
    expect(walk.app().screen).toMatchObject({ typed: '' })
  })
})

describe('a session', () => {
  test('that ended leads back to the very question, with the answers', () => {
    const walk = signIn(drive()).press('ok', 'right', 'ok', '2')
    walk.town.refuses = { save_draft: { kind: 'problem', code: 'session_expired' } }
    walk.press('1')
    expect(walk.page().screen).toBe('session_expired')

    walk.town.refuses = {}
    walk.press('ok', '1', '2', '3', '4', 'ok')

    expect(walk.page().screen).toBe('question')
    expect(walk.app().screen).toMatchObject({ index: 2 })
    expect(Object.values(walk.app().mail.drafts)[0]?.answers).toEqual([
      { questionId: 'address', value: 'changed', phoneNumber: null },
      { questionId: 'account', value: 'unchanged', phoneNumber: null },
    ])
  })

  test('that ended shows nothing of it to another person', () => {
    const walk = signIn(drive()).press('ok')
    walk.town.refuses = { load_letter: { kind: 'problem', code: 'session_expired' } }
    walk.press('back', 'ok')
    expect(walk.page().screen).toBe('session_expired')

    walk.town.refuses = {}
    walk.town.owner = ichiro
    walk.town.letters = [contractNews]
    walk.press('ok', '1', '2', '3', '4', 'ok')

    expect(walk.page().screen).toBe('letters')
    expect(walk.app().mail.letter).toBeNull()
    expect(JSON.stringify(walk.page())).toContain('田中一郎さん')
  })

  test('outlives the way back to the broadcast', () => {
    const walk = signIn(drive()).press('back', 'back', 'ok', '1')

    expect(walk.page().screen).toBe('letters')
    expect(walk.town.wishes.filter(({ kind }) => kind === 'authenticate')).toHaveLength(1)
  })

  test('asks who it is when a card is laid at the letters', () => {
    const walk = signIn(drive({ letters: [letter(), contractNews] }))

    walk.happen({ kind: 'card', card: 'absent' }, { kind: 'card', card: 'present' })
    expect(walk.page().screen).toBe('who_now')
    expect(walk.fork().press('ok').page().screen).toBe('letters')
    walk.town.owner = ichiro
    walk.press('2', '1', '2', '3', '4', 'ok')

    expect(walk.app().person).toEqual(ichiro)
    expect(walk.town.wishes.map(({ kind }) => kind)).toContain('sign_out')
  })

  test('ends at 終わる and leaves no letter behind', () => {
    const walk = signIn(drive()).press('back', '4', '4', '4')

    expect(walk.page().screen).toBe('menu')
    expect(walk.app()).toMatchObject({ person: null, mail: { letters: null, letter: null } })
  })
})

describe('the strip over the broadcast', () => {
  test('names senders only, goes away at 戻る, and is back at the next switch-on', () => {
    const walk = drive()
    expect(JSON.stringify(walk.page())).toContain('みどり生命保険からお手紙が１通届いています')
    expect(JSON.stringify(walk.page())).not.toContain('現況届')

    walk.press('back')
    expect(JSON.stringify(walk.page())).not.toContain('お手紙が')

    walk.happen({ kind: 'switched_on' })
    expect(JSON.stringify(walk.page())).toContain('お手紙が１通届いています')
  })
})

describe('blue and yellow', () => {
  test('blue reads the page aloud and again stops; another page stops it too', () => {
    const walk = drive({ holds: ['speak'] }).press('back', 'ok', 'blue')
    expect(walk.app().isSpeaking).toBe(true)

    walk.press('blue')
    expect(walk.app().isSpeaking).toBe(false)
    walk.press('blue', '4')

    expect(walk.app().isSpeaking).toBe(false)
    const kinds = walk.town.wishes.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'stop_speaking')).toHaveLength(2)
  })

  test('yellow turns the text size and keeps it, but not beside the number pad', () => {
    const walk = drive().press('back', 'ok', 'yellow')
    expect(walk.app().textSize).toBe('large')
    expect(walk.town.wishes.at(-1)).toEqual({ kind: 'keep_text_size', size: 'large' })

    walk.press('1', 'yellow')

    expect(walk.page().screen).toBe('pin')
    expect(walk.app().textSize).toBe('large')
  })
})

describe('a draft', () => {
  test('that could not be saved is kept and sent again', () => {
    const offline = { save_draft: { kind: 'unreachable', wall: 'postbox' } } as const
    const walk = signIn(drive({ refuses: offline })).press('ok', 'right', 'ok', '2')
    expect(walk.page().screen).toBe('question')
    expect(Object.values(walk.app().mail.drafts)[0]?.isSaved).toBe(false)

    walk.town.refuses = {}
    walk.happen({ kind: 'tick', at: new Date('2026-11-22T06:05:31Z') })

    expect(Object.values(walk.app().mail.drafts)[0]?.isSaved).toBe(true)
  })

  test('of one answer put right leads back to the review', () => {
    const walk = signIn(drive()).press('ok', 'right', 'ok', '1', '1', '1')

    walk.press('2', '2')

    expect(walk.page().screen).toBe('review')
    expect(JSON.stringify(walk.page())).toContain('いいえ、変わりました')
  })
})

describe('sending', () => {
  const atReview = (town: Parameters<typeof drive>[0] = {}) =>
    signIn(drive(town)).press('ok', 'right', 'ok', '1', '1', '1')

  test('never goes out by a digit key alone', () => {
    const walk = atReview().press('up', '4')

    expect(walk.page().screen).toBe('review')
    expect(walk.press('ok').page().screen).toBe('pin')
  })

  test('asks again with the very same proof until the fate is known', () => {
    const walk = atReview({ refuses: { submit: { kind: 'unreachable', wall: 'postbox' } } })
    walk.press('ok', '1', '2', '3', '4', 'ok')
    expect(walk.page().title).toBe('届いたか確かめています')

    const [first, second] = walk.town.wishes.filter(({ kind }) => kind === 'submit')
    expect(first).toMatchObject({ afterMs: 0 })
    expect(walk.app().outbox?.attempts).toBe(1)
    expect(second).toEqual({ ...first, afterMs: 3_000 })
    const { challengeId } = walk.app().outbox?.proof ?? { challengeId: '' }
    const submitted = {
      kind: 'submitted',
      challengeId,
      outcome: { ok: true, value: receipt() },
    } as const
    walk.happen({ kind: 'answer', era: 0, answer: submitted })

    expect(walk.page().screen).toBe('receipt')
    expect(walk.town.wishes.filter(({ kind }) => kind === 'authenticate')).toHaveLength(2)
  })

  test('keeps the receipt for the viewer who did not wait', () => {
    const walk = atReview({ holds: ['submit'] }).press('ok', '1', '2', '3', '4', 'ok')
    const { challengeId } = walk.app().outbox?.proof ?? { challengeId: '' }
    const submitted = {
      kind: 'submitted',
      challengeId,
      outcome: { ok: true, value: receipt() },
    } as const

    walk.press('back', '4')
    expect(walk.page().screen).toBe('text_size')
    walk.happen({ kind: 'answer', era: 0, answer: submitted })
    expect(walk.page().screen).toBe('text_size')

    expect(walk.press('back').page().screen).toBe('receipt')
  })

  test('comes back to the answers when the wall says no, and nothing was sent', () => {
    const walk = atReview({ refuses: { submit: { kind: 'problem', code: 'challenge_expired' } } })

    walk.press('ok', '1', '2', '3', '4', 'ok')
    expect(walk.page().screen).toBe('review_too_old')
    expect(walk.app().outbox).toBeNull()
    expect(walk.press('ok').page().screen).toBe('review')
  })

  test('shows the answers again when the statement is no longer the one that was read', () => {
    const walk = atReview().press('ok')
    const other = letter({ recipientName: '田中花' })
    walk.town.letters = [other]

    walk.happen(
      { kind: 'tick', at: new Date('2026-11-22T06:06:30Z') },
      { kind: 'key', key: 'left' },
      { kind: 'tick', at: new Date('2026-11-22T06:07:30Z') },
    )

    expect(walk.page().screen).toBe('review')
  })

  test('shows the receipt when the form had arrived already', () => {
    const walk = signIn(drive({ holds: ['request_submission_challenge'] }))
    walk.press('ok', 'right', 'ok', '1', '1', '1')

    walk.happen({
      kind: 'answer',
      era: walk.app().era,
      answer: {
        kind: 'submission_challenge',
        letterId: letter().letterId,
        outcome: { ok: true, value: { kind: 'arrived', receipt: receipt() } },
      },
    })

    expect(walk.page().screen).toBe('receipt')
  })
})
