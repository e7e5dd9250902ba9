/** A file bound to what it proves, or a 清单 that was uploaded. */
export interface Attachment {
  readonly id?: string
  readonly target: string
  readonly kind: 'evidence' | 'list'
  readonly options?: readonly string[]
  readonly name?: string
  readonly size?: number
  readonly type?: string
  readonly sha256?: string
}

/** The attachments of a document by target; built once for each list of attachments. */
export class Attachments {
  #list: unknown = UNREAD
  #byTarget = new Map<string, Attachment[]>()

  /** Looks at another document; nothing is done when its attachments are the same list. */
  read(answers: unknown): void {
    const list =
      typeof answers === 'object' && answers !== null
        ? (answers as { attachments?: unknown }).attachments
        : undefined
    if (list === this.#list) return
    this.#list = list
    this.#byTarget = new Map()
    if (!Array.isArray(list)) return
    for (const file of list) {
      if (!isAttachment(file)) continue
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

const UNREAD = Symbol('unread')

function isAttachment(file: unknown): file is Attachment {
  if (typeof file !== 'object' || file === null) return false
  const { target, kind, options } = file as Record<string, unknown>
  return (
    typeof target === 'string' &&
    (kind === 'evidence' || kind === 'list') &&
    (options === undefined ||
      (Array.isArray(options) && options.every((option) => typeof option === 'string')))
  )
}
