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

/** What a reader chose for this browser; until then what the page and the browser ask for. */
export interface Preferences {
  readonly language: Language
  readonly scheme: Scheme
}

export type Scheme = 'light' | 'dark'

const KEY = 'formwright.preferences'
const listeners = new Set<() => void>()
/** The languages of the forms on offer, as the server writes them into the page. */
const ofForms = (document.documentElement.dataset.languages ?? '').split(' ').filter(isLanguage)
// the page comes in the language of the forms that are on offer
const ofPage = document.documentElement.lang
/** What is spoken until a reader chooses. */
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
 * Speaks to who chose no language as a form that is opened can: in the first of the browser's languages that
 * the form has, else in the one that it is written in.
 * @returns the language that is spoken now
 */
export function useFormLanguage({ form, texts }: Pick<FormBundle, 'form' | 'texts'>): Language {
  const own = languageOf(form)
  const has = { [own]: own, ...texts }
  // many browsers in China come in English: there it asks for nothing
  const isAccepted = (tag: Language) => own !== DEFAULT_LANGUAGE || !isFurtherLanguage(tag)
  const accepted = navigator.languages.map((tag) => (isAccepted(tag) ? matching(has, tag) : own))
  setFallbackLanguage(accepted.find(Boolean) ?? own)
  return current.language
}

/** Speaks to who chose no language as the site does. */
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

/** Light or dark; the colours follow `data-theme`. */
export function setScheme(scheme: Scheme): void {
  choose({ scheme })
}

function choose(choice: Partial<Preferences>): void {
  chosen = { ...chosen, ...choice }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // a browser that keeps nothing still shows the choice until it is closed
  }
  refresh()
}

function refresh(): void {
  current = preferences()
  applyToPage()
  for (const listener of listeners) listener()
}

function applyToPage(): void {
  // the site's own words; what is said in a form's language says so where it stands
  document.documentElement.lang = productLanguage(current.language)
  document.documentElement.dataset.theme = current.scheme
}

/** A language, with its name in itself. */
interface NamedLanguage {
  readonly tag: Language
  readonly name: string
}

/** The languages to choose from besides one: those of the forms, then the product's own. */
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
