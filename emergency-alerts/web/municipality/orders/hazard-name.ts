import type { Hazard, Spoken } from '#emergency-alerts/contract/order-document'
import { hazardNames } from '#emergency-alerts/src/orders/words/order-kinds'

/** 洪水（日和佐川） */
export function hazardName(hazard: Hazard, cause: Spoken | null): string {
  const name = hazardNames[hazard].ja.text
  return cause === null || cause.text === '' ? name : `${name}（${cause.text}）`
}
