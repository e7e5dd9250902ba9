import { useSyncExternalStore } from 'react'

export type SiteLanguage = 'zh-CN' | 'en'

/** What a reader chose for this browser. */
export interface Preferences {
  readonly language: SiteLanguage
}

const KEY = 'formwright.preferences'
const listeners = new Set<() => void>()
let current: Preferences = read()

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
    return { language: stored.language === 'en' ? 'en' : 'zh-CN' }
  } catch {
    return { language: 'zh-CN' }
  }
}

export function setLanguage(language: SiteLanguage): void {
  current = { ...current, language }
  document.documentElement.lang = language
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // a browser that keeps nothing still shows the language until it is closed
  }
  for (const listener of listeners) listener()
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

document.documentElement.lang = current.language
