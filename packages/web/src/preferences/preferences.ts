import type { Language } from '@formwright/definition'
import { productLanguage, productLanguages } from '@formwright/definition'
import { useSyncExternalStore } from 'react'

/** What a reader chose for this browser. */
export interface Preferences {
  readonly language: Language
}

const KEY = 'formwright.preferences'
const listeners = new Set<() => void>()
let current: Preferences = read()

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
    return { language: productLanguage(stored.language) }
  } catch {
    return { language: productLanguage(undefined) }
  }
}

export function setLanguage(language: Language): void {
  current = { ...current, language }
  document.documentElement.lang = language
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // a browser that keeps nothing still shows the language until it is closed
  }
  for (const listener of listeners) listener()
}

/** The language that the switch of languages goes on to, with its name in itself. */
export function nextLanguage(language: Language): { readonly tag: Language; readonly name: string } {
  const all = productLanguages()
  return all[(all.findIndex(({ tag }) => tag === language) + 1) % all.length]!
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

document.documentElement.lang = current.language
