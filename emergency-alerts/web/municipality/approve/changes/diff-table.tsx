import type { DiffRow } from './diff-rows.ts'
import type { Piece } from './text-diff.ts'

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, how }) => {
        if (how === 'same') return <span key={`same ${text}`}>{text}</span>
        return how === 'removed' ? (
          <del key={`del ${text}`}>{text} </del>
        ) : (
          <ins key={`ins ${text}`}>{text} </ins>
        )
      })}
    </>
  )
}

interface DiffTableProps {
  readonly rows: readonly DiffRow[]
  readonly before: string
  readonly after: string
  /** What follows from the words (other languages, readings) opens below them. */
  readonly isFolded?: boolean
}

/** What a person decides on at the first look; the rest opens below it. */
const firstRows = ['区域', 'ことば', '避難場所', '期限', 'レベル・災害']
const isFirst = ({ name }: DiffRow): boolean => firstRows.includes(name)
const names = (rows: readonly DiffRow[], between: string): string =>
  rows.map(({ name }) => name).join(between)

/** Two columns: − struck red, + underlined green; what did not change is named in one line. */
export function DiffTable({ rows, before, after, isFolded = false }: DiffTableProps) {
  const changed = rows.filter(({ isChanged }) => isChanged)
  const same = rows.filter(({ isChanged }) => !isChanged)
  const isAtOnce = (row: DiffRow) => !isFolded || isFirst(row) || !changed.some(isFirst)
  const later = changed.filter((row) => !isAtOnce(row))
  return (
    <>
      <ChangedTable rows={changed.filter(isAtOnce)} before={before} after={after} />
      {later.length > 0 && (
        <details class="in tight-in small">
          <summary>
            <b>ことばに合わせて 変わったもの {later.length}件</b>: {names(later, '、')}
          </summary>
          <ChangedTable rows={later} before={before} after={after} />
        </details>
      )}
      {same.length > 0 && (
        <details class="in tight-in small">
          <summary>変わらないもの: {names(same, '、')}</summary>
          <ContentTable rows={same} />
        </details>
      )}
    </>
  )
}

function ChangedTable({ rows, before, after }: Omit<DiffTableProps, 'isFolded'>) {
  return (
    <table class="diff">
      <thead>
        <tr>
          <th>
            <span class="only-read-aloud">項目</span>
          </th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} class="changed">
            <th scope="row">{row.name}</th>
            <td>
              <Pieces pieces={row.before} />
            </td>
            <td>
              <Pieces pieces={row.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** All of it, where nothing was there before. */
export function WholeContent({ rows }: { readonly rows: readonly DiffRow[] }) {
  const others = rows.filter((row) => !isFirst(row))
  return (
    <>
      <ContentTable rows={rows.filter(isFirst)} />
      <details class="in tight-in small">
        <summary>{names(others, '・')}を見る</summary>
        <ContentTable rows={others} />
      </details>
    </>
  )
}

function ContentTable({ rows }: { readonly rows: readonly DiffRow[] }) {
  return (
    <table class="diff whole">
      <tbody>
        {rows.map(({ name, before }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <Pieces pieces={before} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
