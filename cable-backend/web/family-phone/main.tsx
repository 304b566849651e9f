import { render } from 'preact'
import { canBePushed, subscribeBrowser, unsubscribeBrowser } from './browser-push.ts'
import { FamilyPhonePage, type PhoneActs } from './family-phone.tsx'
import {
  arrivedAt,
  askPushKey,
  forgetPhone,
  type KeptPhone,
  keepPhone,
  PhoneConfig,
  recallPhone,
  register,
  remove,
  subscribeSimulated,
} from './phone-client.ts'
import { emptyForm, type Form, faultOf, type PhoneState, troubleOf } from './phone-state.ts'

const place = document.getElementById('phone')
if (place === null) throw new Error('the page has no place for the phone')

const config = PhoneConfig.parse(await (await fetch('./config.json')).json())
const canPush = canBePushed()
const lookEveryMs = 2_000

const doneWith = ({
  added: { name },
  simulatedId,
}: KeptPhone): Extract<PhoneState, { at: 'done' }> => ({
  at: 'done',
  name,
  isSimulated: simulatedId !== null,
  step: 'shown',
  trouble: null,
  alerts: [],
})
const blank: PhoneState = { at: 'form', form: emptyForm, trouble: null, canPush }

let kept = recallPhone(localStorage)
let state: PhoneState = kept === null ? blank : doneWith(kept)

function show(next: PhoneState): void {
  state = next
  render(
    <FamilyPhonePage
      state={state}
      isSimulatedTown={config.simulatedPushUrl !== null}
      acts={acts}
    />,
    place as HTMLElement,
  )
}

async function subscribe(how: 'browser' | 'simulated') {
  const key = await askPushKey(config)
  if (key === null) return 'unreachable'
  if (how === 'simulated') {
    const simulated = await subscribeSimulated(config.simulatedPushUrl ?? '', key)
    return simulated ?? 'unreachable'
  }
  const subscription = await subscribeBrowser(key)
  return typeof subscription === 'string' ? subscription : { simulatedId: null, subscription }
}

async function registerThis(how: 'browser' | 'simulated', form: Form): Promise<void> {
  const fault = faultOf(form)
  if (fault !== null) return show({ at: 'form', form, trouble: fault, canPush })
  show({ at: 'sending', form, canPush })
  const subscribed = await subscribe(how)
  if (subscribed === 'denied') return show({ at: 'denied', form, canPush })
  if (subscribed === 'unreachable') {
    return show({ at: 'form', form, trouble: 'unreachable', canPush })
  }
  const added = await register(config, form, subscribed.subscription)
  if (!added.ok) return show({ at: 'form', form, trouble: troubleOf(added.error), canPush })
  kept = { added: added.value, simulatedId: subscribed.simulatedId }
  keepPhone(localStorage, kept)
  show(doneWith(kept))
}

async function removeThis(phone: KeptPhone): Promise<void> {
  if (state.at !== 'done') return
  show({ ...state, step: 'removing', trouble: null })
  const isRemoved = await remove(config, phone.added.removalKey)
  if (!isRemoved) return show({ ...doneWith(phone), trouble: 'unreachable' })
  forgetPhone(localStorage)
  kept = null
  if (phone.simulatedId === null) await unsubscribeBrowser()
  show({ at: 'removed', canPush })
}

const acts: PhoneActs = {
  onForm: (form) => show({ at: 'form', form, trouble: null, canPush }),
  onRegister: (how) => {
    if ('form' in state) void registerThis(how, state.form)
  },
  onAskRemoval: (isAsking) => {
    if (state.at === 'done') show({ ...state, step: isAsking ? 'asking' : 'shown' })
  },
  onRemove: () => {
    if (kept !== null) void removeThis(kept)
  },
  onStartAgain: () => show(blank),
}

show(state)

for (;;) {
  const url = config.simulatedPushUrl
  if (url !== null && kept?.simulatedId) {
    const alerts = await arrivedAt(url, kept.simulatedId)
    if (alerts !== null && state.at === 'done') show({ ...state, alerts })
  }
  await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
}
