import { useEffect, useRef, useState } from 'preact/hooks'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { Language } from '#emergency-alerts/contract/desk/order-draft'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { previewMessage } from './preview-message.ts'

/** Where the television's own program draws one order and nothing else; it hears of no other. */
const previewPath = '/tv/alert-preview/index.html'

interface TvPreviewProps {
  /** Null while the order has no area. */
  readonly document: OrderDocument | null
  readonly area: AreaFile
  readonly language: Language
}

/** The order as the television's own program draws it, for an invented household in the area. */
export function TvPreview({ document, area, language }: TvPreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  // Each time that the page in the frame is loaded it has to be told anew.
  const [loads, setLoads] = useState(0)
  useEffect(() => {
    const onMessage = ({ source, origin, data }: MessageEvent) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return
      if (data?.kind === 'ready') setLoads((before) => before + 1)
    }
    addEventListener('message', onMessage)
    return () => removeEventListener('message', onMessage)
  }, [])
  const message = document === null ? null : previewMessage(document, area, language)
  const text = JSON.stringify(message)
  useEffect(() => {
    if (loads === 0 || message === null) return
    frame.current?.contentWindow?.postMessage(message, location.origin)
  }, [loads, text])
  return (
    <figure class="tv-frame">
      <div class="tv-screen">
        {document === null ? (
          <p class="in">区域を選ぶと テレビの見え方が 出ます。</p>
        ) : (
          <iframe ref={frame} title="テレビでの見え方（見本）" src={previewPath} tabIndex={-1} />
        )}
      </div>
    </figure>
  )
}
