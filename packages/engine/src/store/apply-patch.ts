import { isObject, isPointer, listIndex, ownMember, splitPointer } from '@formwright/definition'
import type { Operation } from './patch.ts'
import { refuseUnkept } from '../structure/with-value.ts'

/** Maximum number of list entries moved by one patch: about 50 ms of work. */
const MAX_MOVED = 20_000_000

/** Supported operations: a patch may come from elsewhere, so all others are rejected. */
const OPERATIONS: ReadonlySet<string> = new Set(['add', 'replace', 'remove'])

type Container = unknown[] | Record<string, unknown>

/**
 * Applies a JSON Patch (RFC 6902: add, replace, remove) without changing the given document; unchanged parts
 * are shared, and each container is copied once. All or nothing.
 * @throws RangeError for an operation that does not fit the document, or a patch that moves too many list
 *   entries
 */
export function applyPatch(document: unknown, patch: readonly Operation[]): unknown {
  const draft = new Draft(document)
  for (const operation of patch) draft.apply(operation)
  return draft.document
}

class Draft {
  document: unknown
  readonly #copies = new Set<Container>()
  #moved = 0

  constructor(document: unknown) {
    this.document = document
  }

  apply(operation: Operation): void {
    const { op, path } = operation
    if (!isPointer(path)) throw new RangeError(`“${path}” is no JSON Pointer`)
    if (!OPERATIONS.has(op)) throw new RangeError(`“${op}” is neither add, replace nor remove`)
    const keys = splitPointer(path)
    const key = keys.pop()
    if (key === undefined) {
      if (op === 'remove') throw new RangeError('The whole document cannot be removed')
      this.document = operation.value
      return
    }
    const holder = this.#holderAt(keys, path)
    if (Array.isArray(holder)) this.#changeList(holder, key, operation)
    else changeObject(holder, key, operation)
  }

  /** A mutable copy of the container at a path. */
  #holderAt(keys: readonly string[], path: string): Container {
    let holder = this.#own(this.document, path)
    this.document = holder
    for (const key of keys) {
      const inner = this.#own(memberOf(holder, key), path)
      if (Array.isArray(holder)) holder[Number(key)] = inner
      else holder[key] = inner
      holder = inner
    }
    return holder
  }

  #own(value: unknown, path: string): Container {
    const container = containerOf(value)
    if (!container)
      throw new RangeError(`“${path}” leads through something that is neither a list nor an object`)
    if (this.#copies.has(container)) return container
    const copy = Array.isArray(container) ? [...container] : { ...container }
    this.#copies.add(copy)
    return copy
  }

  #changeList(list: unknown[], key: string, operation: Operation): void {
    const index = operation.op === 'add' && key === '-' ? list.length : listIndex(key)
    const end = operation.op === 'add' ? list.length : list.length - 1
    if (index === undefined || index > end)
      throw new RangeError(`“${operation.path}” is no place in a list of ${list.length}`)
    if (operation.op === 'replace') list[index] = operation.value
    else {
      this.#moved += list.length - index
      if (this.#moved > MAX_MOVED)
        throw new RangeError(
          `The patch moves too many entries of “${operation.path}”: replace the list as a whole`,
        )
      if (operation.op === 'add') list.splice(index, 0, operation.value)
      else list.splice(index, 1)
    }
  }
}

function changeObject(object: Record<string, unknown>, key: string, operation: Operation): void {
  refuseUnkept(key)
  if (operation.op !== 'add' && !Object.hasOwn(object, key))
    throw new RangeError(`There is nothing at “${operation.path}” to ${operation.op}`)
  if (operation.op === 'remove') delete object[key]
  else object[key] = operation.value
}

function memberOf(holder: Container, key: string): unknown {
  if (Array.isArray(holder)) {
    const index = listIndex(key)
    return index === undefined ? undefined : holder[index]
  }
  return ownMember(holder, key)
}

function containerOf(value: unknown): Container | undefined {
  return Array.isArray(value) || isObject(value) ? value : undefined
}
