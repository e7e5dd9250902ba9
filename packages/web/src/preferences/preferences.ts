import type { Language } from '@formwright/definition'
import { productLanguage, productLanguages } from '@formwright/definition'
import { useSyncExternalStore } from 'react'

/** What a reader chose for this browser. */
export interface Preferences {
  readonly language: Language
  readonly scheme: Scheme
}

export type Scheme = 'light' | 'dark'

const KEY = 'formwright.preferences'
const listeners = new Set<() => void>()
let current: Preferences = read()

function read(): Preferences {
  // the page comes in the language of the forms that are on offer
  const offered = document.documentElement.lang
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
    return {
      language: productLanguage(stored.language ?? offered),
      scheme: stored.scheme === 'dark' ? 'dark' : 'light',
    }
  } catch {
    return { language: productLanguage(offered), scheme: 'light' }
  }
}

export function setLanguage(language: Language): void {
  choose({ ...current, language })
}

/** Light or dark; the colours follow `data-theme`. */
export function setScheme(scheme: Scheme): void {
  choose({ ...current, scheme })
}

function choose(preferences: Preferences): void {
  current = preferences
  show()
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // a browser that keeps nothing still shows the choice until it is closed
  }
  for (const listener of listeners) listener()
}

function show(): void {
  document.documentElement.lang = current.language
  document.documentElement.dataset.theme = current.scheme
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

show()
