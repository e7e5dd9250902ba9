import { attachmentsOf } from '@formwright/definition'
import type { Attachment } from '@formwright/definition'

/** The attachments of a document by target; built once for each list of attachments. */
export class Attachments {
  #list: readonly Attachment[] | undefined
  #byTarget = new Map<string, Attachment[]>()

  /** Looks at another document; nothing is done when its attachments are the same list. */
  read(answers: unknown): void {
    const list = attachmentsOf(answers)
    if (list === this.#list) return
    this.#list = list
    this.#byTarget = new Map()
    for (const file of list) {
      const known = this.#byTarget.get(file.target)
      if (known) known.push(file)
      else this.#byTarget.set(file.target, [file])
    }
  }

  /** True when a file of the kind has the target, and names the option when one is asked for. */
  has(target: string, kind: Attachment['kind'], option?: string): boolean {
    const files = this.#byTarget.get(target)
    return (
      files?.some((file) => file.kind === kind && (option === undefined || file.options?.includes(option))) ??
      false
    )
  }

  /** The options that evidence of a target names. */
  optionsOf(target: string): Set<string> {
    const files = this.#byTarget.get(target) ?? []
    return new Set(files.filter((file) => file.kind === 'evidence').flatMap((file) => file.options ?? []))
  }
}
