import { database } from './database.ts'

/** A list as the server last gave it, for when it cannot be reached. */
export interface KeptList<T> {
  /** When it was given, in milliseconds since 1970. */
  readonly at: number
  readonly list: T
}

/** Keeps a list under a name, in the place of the one before. */
export async function keepList(name: string, list: unknown, at: number): Promise<void> {
  await (await database()).put('lists', { at, list }, name)
}

export async function keptList<T>(name: string): Promise<KeptList<T> | null> {
  return ((await (await database()).get('lists', name)) as KeptList<T> | undefined) ?? null
}

/** Forgets all lists: they are of an account that is signed out. */
export async function forgetLists(): Promise<void> {
  await (await database()).clear('lists')
}
