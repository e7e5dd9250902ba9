/** A file that answers name: its contents are kept by their hash, wherever they are. */
export interface NamedFile {
  readonly id?: string
  readonly sha256: string
  readonly name: string
  readonly target: string
}

/** The files that answers name; entries without a hash name none. */
export function namedFiles(answers: unknown): NamedFile[] {
  const files = (answers as { attachments?: unknown } | null)?.attachments
  if (!Array.isArray(files)) return []
  return files.flatMap((file: { id?: unknown; sha256?: unknown; name?: unknown; target?: unknown } | null) =>
    typeof file?.sha256 === 'string'
      ? [
          {
            ...(typeof file.id === 'string' ? { id: file.id } : {}),
            sha256: file.sha256,
            name: String(file.name ?? file.sha256),
            target: String(file.target ?? ''),
          },
        ]
      : [],
  )
}
