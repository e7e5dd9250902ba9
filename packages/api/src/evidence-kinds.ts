/** A kind of evidence file: content type and extensions. */
interface EvidenceKind {
  readonly type: string
  /** The first is appended to names without one. */
  readonly endings: readonly string[]
  /** May be displayed inline; others are downloaded. */
  readonly shown?: true
}

/**
 * By the names that `file-type` gives to contents. OFD is a ZIP; the older formats of Word, Excel, WPS are
 * CFB.
 */
export const EVIDENCE_KINDS: Readonly<Record<string, EvidenceKind>> = {
  pdf: { type: 'application/pdf', endings: ['pdf'], shown: true },
  jpg: { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], shown: true },
  png: { type: 'image/png', endings: ['png'], shown: true },
  odt: { type: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', endings: ['odp'] },
  zip: { type: 'application/zip', endings: ['zip', 'ofd'] },
  cfb: { type: 'application/x-cfb', endings: ['doc', 'xls', 'ppt', 'wps', 'et', 'dps'] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx', 'wps'],
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx', 'et'],
  },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    endings: ['pptx', 'dps'],
  },
}

/** The extensions of all kinds, as `.pdf`. */
export const EVIDENCE_ENDINGS: readonly string[] = [
  ...new Set(Object.values(EVIDENCE_KINDS).flatMap(({ endings }) => endings.map((ending) => `.${ending}`))),
]
