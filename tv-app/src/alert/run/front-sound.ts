import type { AlertSound } from '../sound/alert-sound.ts'
import { soundingOf } from '../sound/sounding-of.ts'
import type { AlertWish } from '../state/alert-event.ts'
import { frontOf, isPage } from '../state/front.ts'
import type { AlertStore } from './alert-store.ts'
import type { Trace } from './alert-trace.ts'

export interface FrontSoundDeps {
  readonly sound: AlertSound
  readonly trace: Trace
}

/** Sounds what stands in front when the state asks for it. */
export function joinSound(store: AlertStore, { sound, trace }: FrontSoundDeps): void {
  const grant = ({ kind }: AlertWish): void => {
    const front = frontOf(store.state())
    const { profile, now } = store.state()
    if (kind === 'silence') sound.stop()
    if (kind === 'silence' || !isPage(front) || profile === null) return
    const occasion = kind === 'sound' ? 'new' : 'again'
    void sound
      .sound(soundingOf(front, { profile, now: new Date(now) }, occasion))
      .then((outcome) => trace({ kind: 'sound', outcome }))
  }
  store.join(({ wishes }) => {
    for (const wish of wishes) grant(wish)
  })
}
