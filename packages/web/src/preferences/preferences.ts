import type { Language } from '@formwright/definition'
import {
  DEFAULT_LANGUAGE,
  isLanguage,
  languageName,
  productLanguages,
  sameLanguage,
} from '@formwright/definition'
import { useSyncExternalStore } from 'react'

/** What a reader chose for this browser. */
export interface Preferences {
  readonly language: Language
  readonly scheme: Scheme
}

export type Scheme = 'light' | 'dark'

const KEY = 'formwright.preferences'
const listeners = new Set<() => void>()
/** The languages of the forms on offer, as the server writes them into the page. */
const ofForms = (document.documentElement.dataset.languages ?? '').split(' ').filter(isLanguage)
let current: Preferences = read()

function read(): Preferences {
  // the page comes in the language of the forms that are on offer
  const offered = document.documentElement.lang
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
    return {
      language: [stored.language, offered].find((tag) => tag && isLanguage(tag)) ?? DEFAULT_LANGUAGE,
      scheme: stored.scheme === 'dark' ? 'dark' : 'light',
    }
  } catch {
    return { language: offered || DEFAULT_LANGUAGE, scheme: 'light' }
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

/**
 * The language that the switch of languages goes on to, with its name in itself: the product's own, then
 * those of the forms.
 */
export function nextLanguage(language: Language): { readonly tag: Language; readonly name: string } {
  const all = productLanguages()
  for (const tag of ofForms)
    if (!all.some((one) => sameLanguage(one.tag, tag))) all.push({ tag, name: languageName(tag, tag) })
  return all[(all.findIndex(({ tag }) => sameLanguage(tag, language)) + 1) % all.length]!
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

show()
