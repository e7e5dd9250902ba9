import type { FormBundle, Language } from '@formwright/definition'
import {
  DEFAULT_LANGUAGE,
  isFurtherLanguage,
  isLanguage,
  languageName,
  languageOf,
  matching,
  productLanguage,
  productLanguages,
  sameLanguage,
} from '@formwright/definition'
import { useSyncExternalStore } from 'react'

/** Preferences stored in this browser; defaults come from page and browser. */
export interface Preferences {
  readonly language: Language
  readonly scheme: Scheme
}

export type Scheme = 'light' | 'dark'

const KEY = 'formwright.preferences'
const listeners = new Set<() => void>()
/** The languages of the forms on offer, written into the page by the server. */
const ofForms = (document.documentElement.dataset.languages ?? '').split(' ').filter(isLanguage)
// the page's language is that of the forms on offer
const ofPage = document.documentElement.lang
/** The language until a reader selects one. */
let offered = ofPage
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
let chosen: Partial<Preferences> = read()
let current = preferences()

function read(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
  } catch {
    return {}
  }
}

function preferences(): Preferences {
  return {
    language: [chosen.language, offered].find((tag) => tag && isLanguage(tag)) ?? DEFAULT_LANGUAGE,
    scheme: chosen.scheme ?? (prefersDark.matches ? 'dark' : 'light'),
  }
}

/**
 * Without a selected language, uses the first of the browser's languages that the form has, else the form's
 * own.
 * @returns the current language
 */
export function useFormLanguage({ form, texts }: Pick<FormBundle, 'form' | 'texts'>): Language {
  const own = languageOf(form)
  const has = { [own]: own, ...texts }
  // many browsers in China are set to English, so there English is not a preference
  const isAccepted = (tag: Language) => own !== DEFAULT_LANGUAGE || !isFurtherLanguage(tag)
  const accepted = navigator.languages.map((tag) => (isAccepted(tag) ? matching(has, tag) : own))
  setFallbackLanguage(accepted.find(Boolean) ?? own)
  return current.language
}

/** Without a selected language, uses that of the site. */
export function useSiteLanguage(): void {
  setFallbackLanguage(ofPage)
}

function setFallbackLanguage(language: Language): void {
  offered = language
  refresh()
}

export function setLanguage(language: Language): void {
  choose({ language })
}

/** Light or dark; colours follow `data-theme`. */
export function setScheme(scheme: Scheme): void {
  choose({ scheme })
}

function choose(choice: Partial<Preferences>): void {
  chosen = { ...chosen, ...choice }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // without storage the choice lasts until the page is closed
  }
  refresh()
}

function refresh(): void {
  current = preferences()
  applyToPage()
  for (const listener of listeners) listener()
}

function applyToPage(): void {
  // the site's language; texts of a form have their own lang attribute
  document.documentElement.lang = productLanguage(current.language)
  document.documentElement.dataset.theme = current.scheme
}

/** A language with its own name. */
interface NamedLanguage {
  readonly tag: Language
  readonly name: string
}

/** The selectable languages: those of the forms, then of the product. */
export function otherLanguages(language: Language): readonly NamedLanguage[] {
  const all: NamedLanguage[] = []
  const own = productLanguages()
  for (const tag of [...ofForms, ...own.map((one) => one.tag)]) {
    const known = own.find((one) => sameLanguage(one.tag, tag))
    if (!all.some((one) => sameLanguage(one.tag, tag)))
      all.push(known ?? { tag, name: languageName(tag, tag) })
  }
  return all.filter(({ tag }) => !sameLanguage(tag, language))
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

applyToPage()
prefersDark.addEventListener('change', refresh)
