import {
  type ArrivedAlert,
  digitsOf,
  type Form,
  inGroups,
  type PhoneState,
  type Trouble,
  troubleWords,
} from './phone-state.ts'

export interface PhoneActs {
  readonly onForm: (form: Form) => void
  readonly onRegister: (how: 'browser' | 'simulated') => void
  readonly onAskRemoval: (isAsking: boolean) => void
  readonly onRemove: () => void
  readonly onStartAgain: () => void
}

interface Shown {
  readonly state: PhoneState
  /** Whether the town is a simulated one, with phones of its own. */
  readonly isSimulatedTown: boolean
  readonly acts: PhoneActs
}

function TroubleBox({ trouble }: { readonly trouble: Trouble | null }) {
  if (trouble === null) return null
  return (
    <p class="trouble" role="alert">
      {troubleWords[trouble]}
    </p>
  )
}

function Unsupported() {
  return (
    <section class="note">
      <h2>この画面では お知らせを 受けとれません</h2>
      <p>
        <b>iPhone</b>: Safari の 下の「共有」から「ホーム画面に追加」を 押し、ホーム画面の
        アイコンから もう一度 開いてください。
      </p>
      <p>
        <b>Android</b>: Chrome で 開いてください。
      </p>
    </section>
  )
}

function Fields({ form, acts }: { readonly form: Form; readonly acts: PhoneActs }) {
  return (
    <>
      <label>
        <span>テレビの 番号（8けた）</span>
        <input
          class="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          placeholder="0000 0000"
          value={inGroups(form.code)}
          onInput={({ currentTarget }) =>
            acts.onForm({ ...form, code: digitsOf(currentTarget.value) })
          }
        />
      </label>
      <label>
        <span>この電話の 名前</span>
        <input
          maxLength={20}
          placeholder="例: 長女のスマホ"
          value={form.name}
          onInput={({ currentTarget }) => acts.onForm({ ...form, name: currentTarget.value })}
        />
      </label>
    </>
  )
}

type AtForm = Extract<PhoneState, { at: 'form' | 'sending' | 'denied' }>

function Register({ state, isSimulatedTown, acts }: Shown & { readonly state: AtForm }) {
  const isSending = state.at === 'sending'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        acts.onRegister(state.canPush ? 'browser' : 'simulated')
      }}
    >
      <p>避難の お知らせに ご家族の テレビから 返事が ないとき、この電話に お知らせします。</p>
      {!state.canPush && <Unsupported />}
      {state.at === 'denied' && (
        <p class="trouble" role="alert">
          お知らせが「ブロック」に なっています。ブラウザの 設定で、このページの「通知」を「許可」に
          してから、もう一度 押してください。
        </p>
      )}
      <TroubleBox trouble={state.at === 'form' ? state.trouble : null} />
      {(state.canPush || isSimulatedTown) && (
        <>
          <Fields form={state.form} acts={acts} />
          {state.canPush && (
            <button type="submit" class="go" disabled={isSending}>
              {isSending ? '登録しています…' : 'この電話を 登録する'}
            </button>
          )}
          {isSimulatedTown && (
            <button
              type="button"
              class="test"
              disabled={isSending}
              onClick={() => acts.onRegister('simulated')}
            >
              <b>模擬</b> 試験用の 電話として 登録
            </button>
          )}
        </>
      )}
      <p class="small">
        届くのは、名前（テレビで 同意した 人だけ）、避難情報の 種類、町の 名前です。住所は
        届きません。電波が ないと 届きません。
      </p>
    </form>
  )
}

type AtDone = Extract<PhoneState, { at: 'done' }>

function Alerts({ alerts }: { readonly alerts: readonly ArrivedAlert[] }) {
  const clock = new Intl.DateTimeFormat('ja-JP', { timeStyle: 'short', timeZone: 'Asia/Tokyo' })
  return (
    <section aria-label="試験用の電話に届いたもの">
      <h2>
        <b class="mark">模擬</b> 試験用の 電話に 届いたもの
      </h2>
      {alerts.length === 0 && <p>まだ 何も 届いていません。</p>}
      {alerts.map(({ messageId, alert, arrivedAt }) => (
        <article key={messageId} class={alert.status === 'Actual' ? 'alert' : 'alert drill'}>
          <time>{clock.format(arrivedAt)}</time>
          <h3>{alert.title}</h3>
          <p>{alert.body}</p>
        </article>
      ))}
    </section>
  )
}

function Done({ state, acts }: { readonly state: AtDone; readonly acts: PhoneActs }) {
  return (
    <>
      <p class="done" role="status">
        <b>登録できました</b>「{state.name}」に お知らせします。
      </p>
      <TroubleBox trouble={state.trouble} />
      {state.isSimulated && <Alerts alerts={state.alerts} />}
      {state.step === 'shown' ? (
        <button type="button" class="quiet" onClick={() => acts.onAskRemoval(true)}>
          この電話を はずす
        </button>
      ) : (
        <section class="note">
          <h2>はずしますか</h2>
          <p>
            もう お知らせは 届きません。もう一度 登録するには、テレビの 新しい 番号が いります。
          </p>
          <button
            type="button"
            class="stop"
            disabled={state.step === 'removing'}
            onClick={acts.onRemove}
          >
            {state.step === 'removing' ? 'はずしています…' : 'はずす'}
          </button>
          <button type="button" class="quiet" onClick={() => acts.onAskRemoval(false)}>
            やめる
          </button>
        </section>
      )}
      <p class="small">テレビの「家族の電話」からも はずせます。</p>
    </>
  )
}

/** The page on a family member's phone. */
export function FamilyPhonePage({ state, isSimulatedTown, acts }: Shown) {
  return (
    <main class="phone">
      <header>
        {isSimulatedTown && <b class="mark">模擬の町</b>}
        <h1>見守りテレビ　家族の電話</h1>
      </header>
      {state.at === 'done' && <Done state={state} acts={acts} />}
      {state.at === 'removed' && (
        <>
          <p class="done" role="status">
            <b>はずしました</b>この電話に お知らせは 届きません。
          </p>
          <button type="button" class="quiet" onClick={acts.onStartAgain}>
            もう一度 登録する
          </button>
        </>
      )}
      {(state.at === 'form' || state.at === 'sending' || state.at === 'denied') && (
        <Register state={state} isSimulatedTown={isSimulatedTown} acts={acts} />
      )}
    </main>
  )
}
