import type { ProblemParams, Texts } from '@formwright/definition'
import type { RuleProblem } from '@formwright/rules'
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
  /** What is wrong and what to do about it, in each language. */
  readonly says: Readonly<Record<string, readonly [detail: string, mend: string]>>
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
    Object.fromEntries(
      Object.entries(fault.says).map(([tag, said]) => [tag, said[index].replaceAll('{part}', () => part)]),
    )
  return { part: part === pattern ? '' : part, detail: texts(0), mend: texts(1) }
}

/** What a problem of a rule says: of a pattern, in words of people. */
export function inWords({ code, params }: RuleProblem): ProblemParams {
  if (code !== 'pattern-invalid') return params
  const { detail, mend: advice } = patternFault(String(params.detail), String(params.pattern))
  return { ...params, detail, mend: advice }
}
