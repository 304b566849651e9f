import { useEffect, useState } from 'preact/hooks'
import { checkTelegram } from '#emergency-alerts/src/orders/jma/check-telegram'
import { forecastAreasOf } from './forecast-areas-of.ts'
import { type HeldTelegram, onTelegram, type TelegramEvent } from './telegram-desk.ts'

/** They live as long as the page: a look at another page of the hall does not lose them. */
let held: readonly HeldTelegram[] = []
const listeners = new Set<() => void>()

function happen(event: TelegramEvent): void {
  held = onTelegram(held, event)
  for (const listener of listeners) listener()
}

/** Whatever bytes come: what cannot be read stays in the list with the reason. */
export function readTelegram(bytes: Uint8Array, name: string, municipality: string): string {
  const telegram: HeldTelegram = {
    telegramId: crypto.randomUUID(),
    receivedAt: new Date(),
    name,
    text: new TextDecoder().decode(bytes),
    checked: checkTelegram(bytes, forecastAreasOf(municipality)),
    draftIds: [],
    isPutAside: false,
  }
  happen({ kind: 'read', telegram })
  return telegram.telegramId
}

export function useTelegrams() {
  const [, setTurn] = useState(0)
  useEffect(() => {
    const listen = () => setTurn((turn) => turn + 1)
    listeners.add(listen)
    return () => {
      listeners.delete(listen)
    }
  }, [])
  return { held, happen }
}
