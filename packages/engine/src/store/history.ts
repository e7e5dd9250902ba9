import type { Json } from '@formwright/definition'

/** A changed value: before and after; `undefined` for none. */
export interface Edit {
  readonly pointer: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  /** It is a consequence of another edit of the same step, such as a computed value. */
  readonly follows?: true
  /** If objects had to be created: the topmost pointer, and its previous value. */
  readonly made?: { readonly pointer: string; readonly before: Json | undefined }
}

/** One undo step. */
interface UndoStep {
  readonly edits: readonly Edit[]
  readonly at: number
}

/** Maximum number of steps; the oldest are dropped. */
const KEPT = 500

/** Keystrokes in one field within this time are one step. */
const TOGETHER_MS = 1000

/** The undo and redo history. */
export class History {
  #done: UndoStep[] = []
  #undone: UndoStep[] = []

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  record(edits: readonly Edit[], now: number): void {
    this.#undone = []
    const last = this.#done.at(-1)
    const joined = last && now - last.at < TOGETHER_MS ? join(last.edits, edits) : undefined
    if (joined) this.#done[this.#done.length - 1] = { edits: joined, at: now }
    else this.#done.push({ edits, at: now })
    if (this.#done.length > KEPT) this.#done.shift()
  }

  /** The edits that undo the last step, in order. */
  undo(): readonly Edit[] {
    const step = this.#done.pop()
    if (!step) return []
    this.#undone.push(step)
    return step.edits
      .map(({ pointer, before, after, made }) => ({
        pointer,
        before: after,
        after: before,
        ...(made ? { made } : {}),
      }))
      .reverse()
  }

  redo(): readonly Edit[] {
    const step = this.#undone.pop()
    if (!step) return []
    this.#done.push({ ...step, at: 0 })
    return step.edits
  }

  /** Removes the steps of pointers that now refer to something else. */
  forget(isGone: (pointer: string) => boolean): void {
    const stays = ({ edits }: UndoStep) => !edits.some(({ pointer }) => isGone(pointer))
    this.#done = this.#done.filter(stays)
    this.#undone = this.#undone.filter(stays)
  }

  clear(): void {
    this.#done = []
    this.#undone = []
  }
}

/**
 * Joins typing in one field into one step; a change of kind (text to nothing, a number to 无) starts a new
 * one.
 */
function join(earlier: readonly Edit[], later: readonly Edit[]): Edit[] | undefined {
  const [first, ...others] = earlier
  const [second, ...more] = later
  if (!first || !second || first.pointer !== second.pointer) return undefined
  if (![...others, ...more].every(({ follows }) => follows)) return undefined
  if (!isTyped(first.after) || !isTyped(second.after)) return undefined
  const joined = new Map(earlier.map((edit) => [edit.pointer, edit]))
  for (const edit of later)
    joined.set(edit.pointer, { ...(joined.get(edit.pointer) ?? edit), after: edit.after })
  return [...joined.values()]
}

function isTyped(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
