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

/** Two columns: − struck red, + underlined green; changed rows stand first. */
export function DiffTable(props: {
  readonly rows: readonly DiffRow[]
  readonly before: string
  readonly after: string
}) {
  return (
    <table class="diff">
      <thead>
        <tr>
          <th>
            <span class="only-read-aloud">項目</span>
          </th>
          <th scope="col">{props.before}</th>
          <th scope="col">{props.after}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ name, isChanged, before, after }) => (
          <tr key={name} class={isChanged ? 'changed' : ''}>
            <th scope="row">{name}</th>
            <td>
              <Pieces pieces={before} />
            </td>
            <td>{isChanged ? <Pieces pieces={after} /> : '変更なし'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** All of it, where nothing was there before. */
export function ContentTable({ rows }: { readonly rows: readonly DiffRow[] }) {
  return (
    <table class="diff">
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
