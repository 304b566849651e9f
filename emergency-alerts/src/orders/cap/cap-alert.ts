import type { Position } from '../../../contract/geography.ts'

export type CapVersion = '1.0' | '1.1' | '1.2'
export type CapStatus = 'Actual' | 'Exercise' | 'System' | 'Test' | 'Draft'
export type CapMessageType = 'Alert' | 'Update' | 'Cancel' | 'Ack' | 'Error'
export type CapScope = 'Public' | 'Restricted' | 'Private'

/**
 * One CAP message, read: white space trimmed, empty optional elements absent (null). Times stay as
 * they are written. Values of enumerations are those of the schema of its version.
 */
export interface CapAlert {
  readonly version: CapVersion
  readonly identifier: string
  readonly sender: string
  readonly sent: string
  readonly status: CapStatus
  readonly msgType: CapMessageType
  readonly source: string | null
  readonly scope: CapScope
  readonly restriction: string | null
  readonly addresses: readonly string[]
  readonly codes: readonly string[]
  readonly note: string | null
  /** The earlier messages that this one is about. */
  readonly references: readonly CapReference[]
  readonly incidents: readonly string[]
  readonly infos: readonly CapInfo[]
}

export interface CapReference {
  readonly sender: string
  readonly identifier: string
  readonly sent: string
}

/** `valueName` and `value`. */
export interface CapValue {
  readonly name: string
  readonly value: string
}

export interface CapInfo {
  /** A BCP 47 tag; `en-US` where the message says nothing. */
  readonly language: string
  readonly categories: readonly string[]
  readonly event: string
  readonly responseTypes: readonly string[]
  readonly urgency: string
  readonly severity: string
  readonly certainty: string
  readonly audience: string | null
  readonly eventCodes: readonly CapValue[]
  readonly effective: string | null
  readonly onset: string | null
  readonly expires: string | null
  readonly senderName: string | null
  readonly headline: string | null
  readonly description: string | null
  readonly instruction: string | null
  readonly web: string | null
  readonly contact: string | null
  readonly parameters: readonly CapValue[]
  readonly resources: readonly CapResource[]
  readonly areas: readonly CapArea[]
}

export interface CapResource {
  readonly description: string
  readonly mimeType: string | null
  readonly size: string | null
  readonly uri: string | null
  /** The content itself, base64. */
  readonly derefUri: string | null
  readonly digest: string | null
}

/** The union of its polygons, circles and geocodes; there are no holes. */
export interface CapArea {
  readonly description: string
  /** Closed rings: the last corner is the first one again. */
  readonly polygons: readonly (readonly Position[])[]
  readonly circles: readonly CapCircle[]
  readonly geocodes: readonly CapValue[]
  /** Feet above sea level. */
  readonly altitude: string | null
  readonly ceiling: string | null
}

export interface CapCircle {
  readonly center: Position
  readonly radiusKm: number
}
