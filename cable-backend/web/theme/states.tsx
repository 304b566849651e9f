import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'

/** A sign of colour, shape and word. */
export function Tag(props: {
  readonly tone: 'ok' | 'care' | 'bad' | 'info' | 'plain' | 'unknown' | 'help' | 'move' | 'live'
  readonly icon: IconName
  readonly word: string
}) {
  return (
    <span class={`tag ${props.tone}`}>
      <Icon name={props.icon} />
      {props.word}
    </span>
  )
}

const noteIcons = { info: 'letter', care: 'warning', stop: 'warning', ok: 'check' } as const

/** A note whose first words are bold and complete in themselves. */
export function Note(props: {
  readonly tone: keyof typeof noteIcons
  readonly first: string
  readonly children?: ComponentChildren
  readonly isAlert?: boolean
}) {
  return (
    <div class={`note ${props.tone}`} role={props.isAlert === true ? 'alert' : undefined}>
      <Icon name={noteIcons[props.tone]} />
      <div class="grow">
        <b>{props.first}</b>
        {props.children !== undefined && '　'}
        {props.children}
      </div>
    </div>
  )
}

/** What is true when there is nothing, and the next step. */
export function Empty(props: {
  readonly title: string
  readonly words: string
  readonly children?: ComponentChildren
}) {
  return (
    <div class="empty">
      <Icon name="check" />
      <h2>{props.title}</h2>
      <p class="mute">{props.words}</p>
      {props.children}
    </div>
  )
}

/** Nothing for 300 ms, then grey shapes, after 1 s a sentence. */
export function Loading({ words }: { readonly words: string }) {
  const [step, setStep] = useState(0)
  useEffect(() => {
    const timers = [setTimeout(() => setStep(1), 300), setTimeout(() => setStep(2), 1000)]
    return () => timers.forEach(clearTimeout)
  }, [])
  if (step === 0) return null
  return (
    <div class="panel" aria-busy="true">
      <div class="in">
        <div class="shape half" />
        <div class="shape" />
        <div class="shape most" />
        {step === 2 && <p class="small">{words}</p>}
      </div>
    </div>
  )
}

/** A button that may not be pressed yet: still focusable, with the reason beside or in it. */
export function ActButton(props: {
  readonly look: string
  readonly isOff?: boolean
  readonly describedBy?: string
  readonly onPress: () => void
  readonly children: ComponentChildren
}) {
  const isOff = props.isOff === true
  return (
    <button
      type="button"
      class={`btn ${props.look}`}
      aria-disabled={isOff}
      aria-describedby={props.describedBy}
      onClick={() => {
        if (!isOff) props.onPress()
      }}
    >
      {props.children}
    </button>
  )
}
