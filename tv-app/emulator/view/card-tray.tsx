import { isWarning, type Persona } from '../town/town.ts'

interface Props {
  readonly personas: readonly Persona[]
  readonly laid: string | null
  readonly onLay: (personaId: string) => void
  readonly onTake: () => void
}

const PersonaCard = (
  props: Pick<Props, 'onLay' | 'onTake'> & { persona: Persona; isOn: boolean },
) => {
  const { persona, isOn, onLay, onTake } = props
  const { personaId, name, household, note, pin } = persona
  return (
    <button
      type="button"
      class={isOn ? 'pcard on' : 'pcard'}
      data-persona={personaId}
      aria-pressed={isOn}
      draggable
      onDragStart={(event) => event.dataTransfer?.setData('text/plain', personaId)}
      onClick={() => (isOn ? onTake() : onLay(personaId))}
    >
      <b>{name}</b>
      <span>{household}家</span>
      {isWarning(note) ? <em>{note}</em> : <span>{note}</span>}
      <span class="mono">{pin}</span>
    </button>
  )
}

/** The cards of the simulated people, with the PINs that testers need. */
export const CardTray = ({ personas, laid, onLay, onTake }: Props) => (
  <section class="panel">
    <header>
      <h2>カード入れ</h2>
      <span class="small mute">
        押すかリモコンへ引く。Alt+1…{personas.length}。数字は暗証番号（作りもの）
      </span>
    </header>
    <div class="tray">
      {personas.map((persona) => (
        <PersonaCard
          key={persona.personaId}
          persona={persona}
          isOn={persona.personaId === laid}
          onLay={onLay}
          onTake={onTake}
        />
      ))}
    </div>
  </section>
)
