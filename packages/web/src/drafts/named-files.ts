import { namedFiles as filesNamedIn } from '@formwright/definition'

/** An attached file; its content is stored by hash. */
export interface NamedFile {
  readonly id?: string
  readonly sha256: string
  readonly name: string
  readonly target: string
  readonly options: readonly string[]
}

/** The attached files with a display name; entries without hash are omitted. */
export function namedFiles(answers: unknown): NamedFile[] {
  return filesNamedIn(answers).map(({ id, sha256, name = sha256, target = '', options = [] }) => ({
    ...(id === undefined ? {} : { id }),
    sha256,
    name,
    target,
    options,
  }))
}
