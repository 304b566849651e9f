import { useEffect, useState } from 'preact/hooks'
import type { OfflineCheck, PemFile } from './offline-check.ts'

const Pem = ({ file }: { readonly file: PemFile }) => {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([file.pem], { type: 'application/x-pem-file' }))
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [file.pem])
  return (
    <li>
      <a href={address} download={file.name}>
        {file.name}
      </a>
      {'　'}
      {file.what}
    </li>
  )
}

/** For whoever wants to believe neither this page nor the postbox. */
export const OfflinePanel = ({ offline }: { readonly offline: OfflineCheck }) => (
  <details class="offline-check">
    <summary>この画面を使わずに、openssl で確かめる</summary>
    <ul>
      {offline.authorities.map((file) => (
        <Pem key={file.name} file={file} />
      ))}
    </ul>
    <pre class="mono small">{offline.command}</pre>
    <p class="small mute">
      verify-evidence.sh は cable-backend/scripts にあります。openssl 3 と unzip だけを使います。
    </p>
  </details>
)
