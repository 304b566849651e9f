import { Icon } from '#desk-theme/icon.tsx'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import { changedRows } from '../../approve/changes/diff-rows.ts'
import { DiffTable } from '../../approve/changes/diff-table.tsx'
import type { DraftDesk } from '../draft/draft-desk.ts'

/** Somebody else saved meanwhile: both stand side by side, and nothing is sent until one is chosen. */
export function ConflictNote(props: {
  readonly desk: DraftDesk
  readonly area: AreaFile
  readonly onChoose: (kind: 'took_theirs' | 'kept_ours') => void
}) {
  const { desk, area, onChoose } = props
  if (desk.theirs === null) return null
  const rows = changedRows(desk.theirs.draft, desk.draft, area)
  return (
    <section class="panel stops" role="alert">
      <header>
        <Icon name="warning" />
        <h2>ほかの人が 同じ下書きを 書きかえました</h2>
        <span class="small mute">選ぶまで 保存しません。どちらも 消えていません。</span>
        <span class="r row g2">
          <button type="button" class="btn small" onClick={() => onChoose('took_theirs')}>
            相手の内容にする
          </button>
          <button type="button" class="btn small quiet" onClick={() => onChoose('kept_ours')}>
            自分の内容で 書きかえる
          </button>
        </span>
      </header>
      <DiffTable rows={rows} before="相手の内容" after="自分の内容" />
    </section>
  )
}
