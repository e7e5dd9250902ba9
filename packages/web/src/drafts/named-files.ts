import { namedFiles as filesNamedIn } from '@formwright/definition'

/** A file that answers name: its contents are kept by their hash, wherever they are. */
export interface NamedFile {
  readonly id?: string
  readonly sha256: string
  readonly name: string
  readonly target: string
  readonly options: readonly string[]
}

/** The files that answers name, each with what it can be called; entries without a hash name none. */
export function namedFiles(answers: unknown): NamedFile[] {
  return filesNamedIn(answers).map(({ id, sha256, name = sha256, target = '', options = [] }) => ({
    ...(id === undefined ? {} : { id }),
    sha256,
    name,
    target,
    options,
  }))
}
