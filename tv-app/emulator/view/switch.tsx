import type { ComponentChildren } from 'preact'

interface SwitchProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly children: ComponentChildren
}

export const Switch = ({ isOn, onChange, children }: SwitchProps) => (
  <label class="switch">
    <input
      type="checkbox"
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{children}</span>
  </label>
)

interface ChooseProps<Choice extends string> {
  readonly label: string
  readonly chosen: Choice
  readonly choices: readonly { readonly value: Choice; readonly words: string }[]
  readonly onChoose: (choice: Choice) => void
}

/** A list of choices; what is not one of them cannot be chosen. */
export const Choose = <Choice extends string>(props: ChooseProps<Choice>) => {
  const { label, chosen, choices, onChoose } = props
  return (
    <label class="choose">
      <span>{label}</span>
      <select
        class="in-t"
        value={chosen}
        onChange={(event) => {
          const choice = choices.find(({ value }) => value === event.currentTarget.value)
          if (choice !== undefined) onChoose(choice.value)
          event.currentTarget.blur()
        }}
      >
        {choices.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
