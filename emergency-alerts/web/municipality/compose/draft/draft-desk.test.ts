import { describe, expect, test } from '@jest/globals'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import { hasUnsaved, type Kept, mayPress, onDraft, openDraft, resumeDraft } from './draft-desk.ts'

const part = { text: '', kana: '', isEdited: false }
const words = { headline: part, what: part, act: part, otherwise: part }
const draft: OrderDraft = {
  hazard: 'flood',
  kind: 'evacuation',
  cause: null,
  area: null,
  words: { ja: words, easy: words, en: words },
  shelterIds: [],
  expiresAt: '2026-11-23T00:00:00Z',
  changed: null,
}
const at = new Date('2026-11-22T09:00:00Z')
const kept: Kept = { version: 1, etag: '1.1', draft }
const ours = { ...draft, shelterIds: ['E3638700010201'] }
const theirs: Kept = { version: 1, etag: '1.2', draft: { ...draft, kind: 'immediate_safety' } }
const written = onDraft(openDraft(kept), { kind: 'edited', draft: ours })
const sending = onDraft(written, { kind: 'sending' })

describe('what is written on the page', () => {
  test('waits, is sent, and is saved as the server keeps it', () => {
    expect(mayPress(openDraft(kept))).toBe(false)
    expect(mayPress(written)).toBe(true)
    expect(mayPress(sending)).toBe(false)

    const saved = onDraft(sending, {
      kind: 'saved',
      kept: { ...kept, etag: '1.2', draft: ours },
      at,
    })

    expect(hasUnsaved(saved)).toBe(false)
    expect(saved.kept.etag).toBe('1.2')
  })

  test('is sent again when it was changed on its way', () => {
    const more = { ...ours, kind: 'elderly_evacuation' as const }
    const changed = { text: '場所が変わりました', kana: 'ばしょが、かわりました' }
    const desk = onDraft(onDraft(sending, { kind: 'edited', draft: more }), {
      kind: 'saved',
      kept: { ...kept, etag: '1.2', draft: { ...ours, changed } },
      at,
    })

    expect(mayPress(desk)).toBe(true)
    expect(desk.draft).toEqual({ ...more, changed })
    expect(desk.kept.etag).toBe('1.2')
  })

  test('stays when the server cannot be reached, and says since when', () => {
    const cut = onDraft(sending, { kind: 'cut', at })
    const again = onDraft(onDraft(cut, { kind: 'edited', draft: ours }), { kind: 'sending' })
    const later = onDraft(again, { kind: 'cut', at: new Date(at.getTime() + 9_000) })

    expect(later.saving).toEqual({ kind: 'cut', since: at })
    expect(later.draft).toBe(ours)
    expect(mayPress(later)).toBe(true)
  })
})

describe('two people in one draft', () => {
  test('what another wrote is taken over where nothing is unsaved', () => {
    const desk = onDraft(openDraft(kept), { kind: 'seen', kept: theirs })

    expect(desk.draft).toBe(theirs.draft)
    expect(desk.theirs).toBeNull()
  })

  test('unsaved writing is neither overwritten nor sent until somebody chooses', () => {
    const desk = onDraft(written, { kind: 'seen', kept: theirs })

    expect(desk.draft).toBe(ours)
    expect(mayPress(desk)).toBe(false)
    expect(onDraft(desk, { kind: 'took_theirs' })).toMatchObject({
      kept: theirs,
      draft: theirs.draft,
      theirs: null,
    })

    const chosen = onDraft(desk, { kind: 'kept_ours' })
    expect(chosen.draft).toBe(ours)
    expect(chosen.kept.etag).toBe('1.2')
    expect(mayPress(chosen)).toBe(true)
  })

  test('news that was asked for before our save takes nothing back', () => {
    const saved = onDraft(sending, {
      kind: 'saved',
      kept: { ...kept, etag: '1.3', draft: ours },
      at,
    })

    expect(onDraft(saved, { kind: 'seen', kept })).toBe(saved)
  })

  test('our own save that comes back as news is no conflict', () => {
    expect(onDraft(sending, { kind: 'seen', kept: theirs })).toBe(sending)
  })
})

describe('what this browser still had', () => {
  test('goes on where nobody wrote meanwhile', () => {
    const desk = resumeDraft(kept, { etag: '1.1', draft: ours })

    expect(desk.draft).toBe(ours)
    expect(mayPress(desk)).toBe(true)
  })

  test('is laid beside what somebody else wrote meanwhile', () => {
    const desk = resumeDraft(theirs, { etag: '1.1', draft: ours })

    expect(mayPress(desk)).toBe(false)
    expect(desk.theirs).toEqual(theirs)
  })
})
