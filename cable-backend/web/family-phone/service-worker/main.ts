import { notificationOf } from './notification.ts'

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface PushEvent extends WaitingEvent {
  readonly data: { text(): string } | null
}
interface NotificationClick extends WaitingEvent {
  readonly notification: { close(): void }
}
interface WorkerScope {
  readonly registration: ServiceWorkerRegistration
  readonly clients: { openWindow(url: string): Promise<unknown> }
  addEventListener(name: 'push', hear: (event: PushEvent) => void): void
  addEventListener(name: 'notificationclick', hear: (event: NotificationClick) => void): void
}

/** The types of workers and of pages cannot be loaded together. */
const worker = self as unknown as WorkerScope

worker.addEventListener('push', (event) => {
  const { title, options } = notificationOf(event.data?.text() ?? '')
  event.waitUntil(worker.registration.showNotification(title, options))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(worker.clients.openWindow(worker.registration.scope))
})
