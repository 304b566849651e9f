import type { Lamp } from '../page/emulator-state.ts'

interface Props {
  readonly lamps: { readonly host: Lamp; readonly server: Lamp }
  readonly isInPage: boolean
  readonly onExport: () => void
}

const lampWords = { unknown: 'まだ分かりません', up: 'つながっています', down: '切れています' }

const LampMark = ({ name, lamp }: { readonly name: string; readonly lamp: Lamp }) => (
  <span class="lamp" title={`${name}: ${lampWords[lamp]}`}>
    <span class={`dot ${lamp}`} aria-hidden="true" />
    {name}
    <span class="only-read-aloud">{lampWords[lamp]}</span>
    {lamp === 'down' && <b aria-hidden="true">切</b>}
  </span>
)

export const Masthead = ({ lamps, isInPage, onExport }: Props) => (
  <header class="mast">
    <h1 class="who">
      テレビのエミュレーター<small>TV emulator</small>
    </h1>
    <span class="tag simulated">試験用　カードも局も本物ではありません</span>
    <div class="net" role="status">
      <LampMark name="箱ホスト" lamp={lamps.host} />
      <LampMark name="サーバー" lamp={lamps.server} />
    </div>
    <button type="button" class="btn small" onClick={onExport}>
      不具合の記録を書き出す
    </button>
    {!isInPage && <a href="/">入口へ</a>}
  </header>
)
