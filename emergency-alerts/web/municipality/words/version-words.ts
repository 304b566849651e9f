import type { VersionKind, VersionState } from '#emergency-alerts/contract/desk/order-view'

export const versionKindWords = {
  order: '発令',
  correction: '訂正',
  lift: '解除',
  cancel: '取り消し',
} as const satisfies Record<VersionKind, string>

export const versionStateWords = {
  draft: '下書き',
  submitted: '承認待ち',
  returned: '差し戻し',
  rejected: '却下・やめた',
  issued: '出した',
  corrected: '訂正された',
  lifted: '解除された',
  cancelled: '取り消された',
  expired: '期限が来た',
} as const satisfies Record<VersionState, string>
