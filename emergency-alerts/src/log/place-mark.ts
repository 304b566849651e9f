import type { Place } from '#emergency-alerts/contract/desk/order-view'

/** Before every line of the log about a drill, whoever or whatever wrote it. */
export const placeMark = (place: Place): string => (place === 'drill' ? '【訓練】' : '')
