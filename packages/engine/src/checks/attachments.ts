import { attachmentsOf } from '@formwright/definition'
import type { Attachment } from '@formwright/definition'

const NO_OPTIONS: ReadonlySet<string> = new Set()

/** The attachments of a document by target; built once per list of attachments. */
export class Attachments {
  #list: readonly Attachment[] | undefined
  #byTarget = new Map<string, Attachment[]>()
  readonly #options = new Map<string, ReadonlySet<string>>()

  /** Reads another document; does nothing if it has the same list of attachments. */
  read(answers: unknown): void {
    const list = attachmentsOf(answers)
    if (list === this.#list) return
    this.#list = list
    this.#byTarget = new Map()
    this.#options.clear()
    for (const file of list) {
      const known = this.#byTarget.get(file.target)
      if (known) known.push(file)
      else this.#byTarget.set(file.target, [file])
    }
  }

  /** Whether a file of the kind has the target, and the option if one is given. */
  has(target: string, kind: Attachment['kind'], option?: string): boolean {
    const files = this.#byTarget.get(target)
    return (
      files?.some((file) => file.kind === kind && (option === undefined || file.options?.includes(option))) ??
      false
    )
  }

  /** The options named by the evidence of a target. */
  optionsOf(target: string): ReadonlySet<string> {
    const files = this.#byTarget.get(target)
    if (!files) return NO_OPTIONS
    let options = this.#options.get(target)
    if (!options) {
      const named = new Set<string>()
      for (const file of files)
        if (file.kind === 'evidence') for (const option of file.options ?? []) named.add(option)
      this.#options.set(target, (options = named))
    }
    return options
  }
}
