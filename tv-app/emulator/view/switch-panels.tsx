import type {
  ColourVision,
  EmulatorState,
  Faults,
  ReaderPlace,
  View,
} from '../page/emulator-state.ts'
import { DeviceProfile } from '../protocol/frame-messages.ts'
import { profileWords } from '../remote/device-profiles.ts'
import { Choose, Switch } from './switch.tsx'

type Chosen = Partial<Pick<EmulatorState, 'boxId' | 'device'>>

interface BoxPanelProps {
  readonly state: EmulatorState
  readonly onReader: (reader: ReaderPlace) => void
  readonly onChoose: (chosen: Chosen) => void
}

const readers = [
  { value: 'host', words: '箱ホスト（WS）' },
  { value: 'page', words: 'この画面の中' },
] as const
const devices = DeviceProfile.options.map((value) => ({ value, words: profileWords[value] }))

export const BoxPanel = ({ state, onChoose, onReader }: BoxPanelProps) => (
  <section class="panel box">
    <h2>箱の種類</h2>
    <Choose
      label="部屋"
      chosen={state.boxId}
      choices={(state.town?.boxes ?? []).map(({ boxId, label }) => ({
        value: boxId,
        words: label,
      }))}
      onChoose={(boxId) => onChoose({ boxId })}
    />
    <Choose
      label="機種"
      chosen={state.device}
      choices={devices}
      onChoose={(device) => onChoose({ device })}
    />
    <Choose label="読み取り" chosen={state.reader} choices={readers} onChoose={onReader} />
    <button type="button" class="btn quiet small" onClick={() => onChoose({})}>
      テレビを入れ直す
    </button>
  </section>
)

const visions: readonly { readonly value: ColourVision; readonly words: string }[] = [
  { value: 'usual', words: 'ふつうの色' },
  { value: 'protan', words: '1型（protan）' },
  { value: 'deutan', words: '2型（deutan）' },
]

interface ViewPanelProps {
  readonly view: View
  readonly onChange: (changed: Partial<View>) => void
}

export const ViewPanel = ({ view, onChange }: ViewPanelProps) => (
  <section class="panel">
    <h2>見え方</h2>
    <Switch
      isOn={view.isSafeAreaShown}
      onChange={(isSafeAreaShown) => onChange({ isSafeAreaShown })}
    >
      安全な範囲（90 %）
    </Switch>
    <Switch isOn={view.isFarAway} onChange={(isFarAway) => onChange({ isFarAway })}>
      3 m から見る
    </Switch>
    <Choose
      label="色"
      chosen={view.colourVision}
      choices={visions}
      onChoose={(colourVision) => onChange({ colourVision })}
    />
  </section>
)

interface FaultPanelProps {
  readonly faults: Faults
  readonly removeAt: number
  readonly onRemoveAt: (apdu: number) => void
  readonly onChange: (changed: Partial<Faults>) => void
}

const onOff = [
  ['isCardSlow', '遅いカード（署名 350 ms）'],
  ['isNetworkOff', 'ネットワークを切る'],
  ['isBackendDown', 'サーバーを止める'],
  ['isResponderDown', '失効の確認先を休ませる'],
] as const

export const FaultPanel = ({ faults, removeAt, onRemoveAt, onChange }: FaultPanelProps) => (
  <section class="panel">
    <h2>こわす</h2>
    <div class="switch">
      <Switch
        isOn={faults.removeAtApdu !== null}
        onChange={(isOn) => onChange({ removeAtApdu: isOn ? removeAt : null })}
      >
        カードを離す APDU
      </Switch>
      <input
        class="in-t count"
        type="number"
        min={1}
        max={30}
        aria-label="何番目の APDU で カードを離すか"
        value={removeAt}
        onChange={(event) => onRemoveAt(event.currentTarget.valueAsNumber)}
      />
    </div>
    {onOff.map(([name, words]) => (
      <Switch key={name} isOn={faults[name]} onChange={(isOn) => onChange({ [name]: isOn })}>
        {words}
      </Switch>
    ))}
  </section>
)
