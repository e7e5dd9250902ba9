/** An evidence file as named in the answers. Its contents are stored by their hash. */
export interface KeptFile {
  readonly name: string
  readonly size: number
  readonly type: string
  /** SHA-256 of the contents, hex. */
  readonly sha256: string
}

/** The stored file, and notices for the person who added it. */
export interface KeptEvidence {
  readonly file: KeptFile
  readonly isEncrypted: boolean
}

/** Stores the contents of evidence files, in the browser or on a server. */
export interface EvidenceFiles {
  /** Maximum size of one file in bytes. */
  readonly maxBytes: number
  /** Accepted file name extensions, with their dots. */
  readonly types: readonly string[]
  /** Stores a file. @throws Error with a message for the reader if there is no space or no connection */
  readonly keep: (file: File) => Promise<KeptEvidence>
  /** Shows a stored file beside the form; without it, the file is downloaded. */
  readonly show?: (sha256: string, name: string) => void
  /** The contents of a stored file; `undefined` if they are not available. */
  readonly find: (sha256: string) => Promise<Blob | undefined>
}
