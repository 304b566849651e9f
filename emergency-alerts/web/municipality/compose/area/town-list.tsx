import { useState } from 'preact/hooks'
import type { AreaFile, AreaTown } from '#emergency-alerts/contract/area-file'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import type { Reach } from '#emergency-alerts/contract/desk/order-view'
import { holdsTown } from '../../orders/area-words.ts'
import { count } from '../../words/number-words.ts'
import {
  isNamed,
  isNamedByWhole,
  noReach,
  reachByTown,
  type TownShare,
  toggleTown,
} from './selection.ts'

interface TownListProps {
  /** 訓練の, in the drill place. */
  readonly mark: string
  readonly area: AreaFile
  readonly selection: AreaSelection | null
  /** Of the selection; null while it is counted. */
  readonly reach: Reach | null
  /** Of the whole municipality. */
  readonly all: Reach | null
  readonly isOff: boolean
  readonly onArea: (area: AreaSelection | null) => void
}

const kata = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))

const isFound = ({ name }: AreaTown, search: string): boolean =>
  name.text.includes(search) || (name.kana ?? '').includes(kata(search))

/** How much of a town the selection reaches, by the register; by its point while that is counted. */
function shareOf(town: AreaTown, props: TownListProps): TownShare {
  const { selection, reach, all } = props
  if (selection === null) return 'none'
  if (selection.kind !== 'rings') return isNamed(selection, town.code) ? 'all' : 'none'
  const homes = reachByTown(reach).get(town.code)?.homes ?? 0
  const whole = reachByTown(all).get(town.code)?.homes ?? 0
  if (homes === 0) return holdsTown(selection, town) ? 'part' : 'none'
  return homes >= whole ? 'all' : 'part'
}

function TownRow(props: {
  readonly town: AreaTown
  readonly share: TownShare
  readonly list: TownListProps
  readonly onToggle: () => void
}) {
  const { town, share, list } = props
  const whole = reachByTown(list.all).get(town.code) ?? noReach
  const within = reachByTown(list.reach).get(town.code) ?? noReach
  const isByWhole = isNamedByWhole(list.selection, town.code)
  const id = `town-${town.code}`
  const shown = share === 'part' ? within : whole
  return (
    <tr class={share === 'none' ? '' : 'is-on'}>
      <td>
        <input
          id={id}
          type="checkbox"
          class="tick"
          data-row="towns"
          checked={share === 'all'}
          ref={(element) => {
            if (element !== null) element.indeterminate = share === 'part'
          }}
          disabled={list.isOff || isByWhole}
          onChange={props.onToggle}
        />
      </td>
      <td>
        <label for={id}>
          {town.name.text}
          {isByWhole && <span class="hint">（全体に含む）</span>}
          {share === 'part' && <span class="hint nowrap">（{count(whole.homes)}世帯の一部）</span>}
        </label>
      </td>
      <td class="num">{count(shown.homes)}</td>
      <td class="num">{count(shown.people)}</td>
      <td class="num">{count(shown.boxes)}</td>
    </tr>
  )
}

/** The towns as a list: the same selection as the map, for keyboards and for those who know names. */
export function TownList(props: TownListProps) {
  const { area, selection, isOff, onArea } = props
  const [search, setSearch] = useState('')
  const shares = new Map(area.towns.map((town) => [town.code, shareOf(town, props)]))
  const touched = area.towns.filter(({ code }) => shares.get(code) !== 'none')
  const shown = area.towns.filter((town) => isFound(town, search.trim()))
  const codes = {
    all: area.towns.map(({ code }) => code),
    touched: touched.map(({ code }) => code),
  }
  return (
    <section class="panel town-panel" aria-labelledby="towns">
      <header>
        <h2 id="towns">{props.mark}町丁目</h2>
        <span class="r small mute">
          {touched.length} / {area.towns.length} を選択
        </span>
      </header>
      <div class="town-search">
        <input
          class="in-t"
          type="search"
          aria-label="町丁目をさがす"
          placeholder="さがす（ / キー）"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setSearch('')}
        />
        <button
          type="button"
          class="btn small quiet"
          disabled={isOff || selection?.kind === 'municipality'}
          onClick={() => onArea({ kind: 'municipality' })}
        >
          町の全域
        </button>
      </div>
      <div class="scroll-y grow">
        <table class="tight town-table">
          <thead>
            <tr>
              <th scope="col">
                <span class="only-read-aloud">選ぶ</span>
              </th>
              <th scope="col">町丁目</th>
              <th scope="col" class="num">
                世帯
              </th>
              <th scope="col" class="num">
                人
              </th>
              <th scope="col" class="num">
                TV
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((town) => (
              <TownRow
                key={town.code}
                town={town}
                share={shares.get(town.code) ?? 'none'}
                list={props}
                onToggle={() => onArea(toggleTown(selection, town.code, codes))}
              />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p class="in small">「{search}」に合う町丁目は ありません。</p>}
      </div>
      {selection?.kind === 'rings' && (
        <footer class="small mute">一覧を変えると、囲みのかわりに 町丁目の選択になります</footer>
      )}
    </section>
  )
}
