import { database } from './database.ts'

/** A cached list, for offline use. */
export interface KeptList<T> {
  /** Time of the response, in milliseconds since 1970. */
  readonly at: number
  readonly list: T
}

/** Replaces a cached list. */
export async function keepList(name: string, list: unknown, at: number): Promise<void> {
  await (await database()).put('lists', { at, list }, name)
}

export async function keptList<T>(name: string): Promise<KeptList<T> | null> {
  return ((await (await database()).get('lists', name)) as KeptList<T> | undefined) ?? null
}

/** Deletes all cached lists on sign-out. */
export async function forgetLists(): Promise<void> {
  await (await database()).clear('lists')
}
