/** A file of evidence as the answers name it; the contents are kept by their hash. */
export interface KeptFile {
  readonly name: string
  readonly size: number
  readonly type: string
  /** SHA-256 of the contents, hex. */
  readonly sha256: string
}

/** What was kept, and what whoever added it should know. */
export interface KeptEvidence {
  readonly file: KeptFile
  readonly isEncrypted: boolean
}

/** Keeps the contents of evidence, in the browser or on a server. */
export interface EvidenceFiles {
  /** Bytes that one file may have. */
  readonly maxBytes: number
  /** File name endings that are accepted, with their dots. */
  readonly types: readonly string[]
  /**
   * Takes a file in.
   * @throws Error with words for the reader when there is no room or no connection
   */
  readonly keep: (file: File) => Promise<KeptEvidence>
  /** Shows a kept file beside the form; it is saved to the reader's computer where this is not given. */
  readonly show?: (sha256: string, name: string) => void
  /** The contents of a kept file, or nothing when they are not here. */
  readonly find: (sha256: string) => Promise<Blob | undefined>
}
