import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../../theme/icon.tsx'
import { clockWithSeconds } from '../../theme/words/day-words.ts'
import { type CheckedEvidence, countChecks } from './evidence-state.ts'
import { OfflinePanel } from './offline-panel.tsx'

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`

/** The bundle itself: the very bytes that were checked here, for the insurer's own archive. */
export function EvidencePanel({ checked }: { readonly checked: CheckedEvidence }) {
  const { zip, checks, checkedAt, offline } = checked
  const [address, setAddress] = useState('')
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([zip], { type: 'application/zip' }))
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [zip])
  const isAttested = countChecks(checks).attested > 0
  return (
    <section class="panel" aria-label="証拠">
      <div class="in">
        <a class="btn" href={address} download={offline.zipName}>
          <Icon name="download" />
          証拠 zip を保存（{kilobytes(zip.length)}）
        </a>
        <p class="small mute">
          証拠の種類: {isAttested ? '証明書なし（attested）' : '証明書つき（full）'}。
          {clockWithSeconds(checkedAt)} に この画面で検証しました。
        </p>
        <OfflinePanel offline={offline} />
      </div>
    </section>
  )
}
