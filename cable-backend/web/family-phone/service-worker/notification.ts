import { FamilyAlert } from '#cable-backend/contract/family-phone'

export interface ShownNotification {
  readonly title: string
  readonly options: NotificationOptions
}

/**
 * What the phone shows of a message. A browser that shows nothing loses its subscription, so one that
 * cannot be read is said to have come.
 */
export function notificationOf(text: string): ShownNotification {
  const parsed = FamilyAlert.safeParse(jsonOf(text))
  if (!parsed.success) {
    const body = 'ご家族に、電話で ようすを たずねてください。'
    return { title: '見守りテレビから お知らせです', options: { body, lang: 'ja' } }
  }
  const { title, body, tag } = parsed.data
  return { title, options: { body, tag, lang: 'ja', requireInteraction: true } }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
