import type { Block, Page, Picture } from '../../page/page.ts'
import { type KeyWords, keyText } from '../../text/footer.ts'
import { type Trouble, type TroubleWords, troubleText, wayText } from '../../text/trouble.ts'
import { choices, help, line, one, paper, row, type View } from '../page-parts.ts'
import { type TroubleShown, type Way, waysFrom } from './state.ts'

const pictures: Partial<Record<Trouble, Picture>> = {
  card_blocked: 'card_locked',
  certificate_revoked: 'card_locked',
  box_host_down: 'network',
  cable_unreachable: 'network',
  postbox_unreachable: 'network',
  no_alerts: 'shelter',
}

const backKeys: Partial<Record<Way, KeyWords>> = {
  menu: keyText.firstScreen,
  not_today: keyText.notToday,
  watch: keyText.backToTv,
}

function sentences({ what, todo, safe }: TroubleWords): readonly Block[] {
  return [
    ...(what === null ? [] : [line('body', what)]),
    line('body', todo, { bold: todo }),
    ...(safe === null ? [] : [{ kind: 'panel', blocks: [line('body', safe)] } as const]),
  ]
}

/** Screen 22 and every other trouble: what happened, what to do, what is safe, then whom to call. */
export function troublePage(state: TroubleShown, view: View): Page {
  const words: TroubleWords = troubleText[state.trouble]
  const ways: readonly Way[] = waysFrom[state.trouble]
  const picture = pictures[state.trouble]
  return paper(
    {
      screen: state.trouble,
      title: words.title,
      columns: one(
        ...(picture === undefined ? [] : [{ kind: 'picture', picture } as const]),
        ...sentences(words),
        choices(
          ways.map((way, index) => row(index + 1, wayText[way])),
          state.focused,
        ),
        ...(state.trouble === 'no_alerts' ? [] : help(view)),
      ),
      keys: {
        ok: keyText.choose,
        back: backKeys[ways.at(-1) ?? 'menu'] ?? keyText.firstScreen,
        canEnlarge: true,
      },
    },
    view,
  )
}
