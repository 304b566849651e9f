import { PhoneSubscription } from '#cable-backend/contract/family-phone'

/** Whether this browser can be told at all. An iPhone can only from its home screen. */
export const canBePushed = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** Subscribes this browser; says why where it cannot. Asks the person, so only after a press. */
export async function subscribeBrowser(
  applicationServerKey: string,
): Promise<PhoneSubscription | 'denied' | 'unreachable'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  try {
    const worker = await navigator.serviceWorker.register('./service-worker.js')
    await navigator.serviceWorker.ready
    const subscription = await worker.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey,
    })
    const parsed = PhoneSubscription.safeParse(subscription.toJSON())
    return parsed.success ? parsed.data : 'unreachable'
  } catch (error) {
    // The browser could not reach its push service, or its permission was taken back.
    if (error instanceof DOMException) return 'unreachable'
    throw error
  }
}

export async function unsubscribeBrowser(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration()
  const subscription = await worker?.pushManager.getSubscription()
  await subscription?.unsubscribe()
}
