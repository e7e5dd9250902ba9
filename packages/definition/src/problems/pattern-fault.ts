import { mapTexts } from '../language/language.ts'
import type { Texts } from '../language/language.ts'
import faults from './pattern-faults.json' with { type: 'json' }

/** What is wrong with a pattern, in words that do not ask for English. */
export interface PatternFault {
  /** The part of the pattern that is meant; empty where it is the whole. */
  readonly part: string
  readonly detail: Texts
  readonly mend: Texts
}

interface Fault {
  readonly kind: string
  /** Which part, where the kind alone says too little. */
  readonly part?: string
  readonly zh: readonly [detail: string, mend: string]
  readonly en: readonly [detail: string, mend: string]
}

/** The last one is said where no other fits. */
const FAULTS = faults as readonly object[] as readonly Fault[]

const MESSAGE = /^error parsing regexp: ([^`]*?)(?:: `(.*)`)?$/s

/** What the compiler of patterns says, as people say it. */
export function patternFault(message: string, pattern: string): PatternFault {
  const [, kind = '', part = ''] = MESSAGE.exec(message) ?? []
  const fault = FAULTS.find(
    (one) => [kind, ''].includes(one.kind) && (one.part === undefined || new RegExp(one.part).test(part)),
  )!
  const texts = (index: 0 | 1): Texts =>
    mapTexts({ zh: fault.zh[index], en: fault.en[index] }, (text) => text.replaceAll('{part}', () => part))
  return { part: part === pattern ? '' : part, detail: texts(0), mend: texts(1) }
}
