import { useRef, useState } from 'preact/hooks'
import { Icon } from '#desk-theme/icon.tsx'
import type { OrderDocument, VoiceClip } from '#emergency-alerts/contract/order-document'

/** The speech as the televisions get it; where there is none yet, that is said. */
export function PlayVoice({ document }: { readonly document: OrderDocument | null }) {
  const [isPlaying, setIsPlaying] = useState(false)
  const audio = useRef<HTMLAudioElement | null>(null)
  const clips = [document?.voice.opening, document?.voice.body].filter(
    (clip): clip is VoiceClip => clip !== null && clip !== undefined,
  )
  if (clips.length === 0) {
    return <span class="small mute">読み上げの声は 提出のときに 作ります</span>
  }
  const seconds = Math.round(clips.reduce((sum, clip) => sum + clip.seconds, 0))
  const stop = () => {
    audio.current?.pause()
    setIsPlaying(false)
  }
  const play = async () => {
    setIsPlaying(true)
    for (const { url } of clips) {
      const one = new Audio(url)
      audio.current = one
      await one.play().catch(() => undefined)
      await new Promise((resolve) => {
        one.addEventListener('ended', resolve)
        one.addEventListener('pause', resolve)
        one.addEventListener('error', resolve)
      })
    }
    setIsPlaying(false)
  }
  return (
    <button type="button" class="btn quiet" onClick={isPlaying ? stop : play}>
      <Icon name={isPlaying ? 'square' : 'play'} />
      {isPlaying ? '止める' : `読み上げを聞く　${seconds}秒`}
    </button>
  )
}
