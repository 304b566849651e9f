/** Why bytes are not a document that we read; nothing of it is used then. */
export const xmlFaultCodes = [
  'file_empty',
  'file_too_large',
  'not_xml',
  'encoding_unsupported',
  'encoding_wrong',
  'doctype_forbidden',
  'not_well_formed',
  'nested_too_deep',
  'too_many_elements',
] as const
export type XmlFaultCode = (typeof xmlFaultCodes)[number]

export interface XmlFault {
  readonly code: XmlFaultCode
  /** Counted from 1; null where it concerns the whole file. */
  readonly line: number | null
  /** What exactly, in words for whoever made the file; may be empty. */
  readonly detail: string
}
