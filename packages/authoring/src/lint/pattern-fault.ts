import type { ProblemParams, Texts } from '@formwright/definition'
import type { RuleProblem } from '@formwright/rules'
import faults from './pattern-faults.json' with { type: 'json' }

/** What is wrong with a pattern, in the language of the reader. */
export interface PatternFault {
  /** The faulty part of the pattern; empty for the whole. */
  readonly part: string
  readonly detail: Texts
  readonly mend: Texts
}

interface Fault {
  readonly kind: string
  /** Matches the faulty part, if the kind is not specific enough. */
  readonly part?: string
  /** The problem and the advice in each language. */
  readonly says: Readonly<Record<string, readonly [detail: string, mend: string]>>
}

/** The last one is the fallback. */
const FAULTS = faults as readonly object[] as readonly Fault[]

const MESSAGE = /^error parsing regexp: ([^`]*?)(?:: `(.*)`)?$/s

/** Translates an error message of the regular expression compiler. */
export function patternFault(message: string, pattern: string): PatternFault {
  const [, kind = '', part = ''] = MESSAGE.exec(message) ?? []
  const fault = FAULTS.find(
    (candidate) =>
      [kind, ''].includes(candidate.kind) &&
      (candidate.part === undefined || new RegExp(candidate.part).test(part)),
  )!
  const texts = (index: 0 | 1): Texts =>
    Object.fromEntries(
      Object.entries(fault.says).map(([tag, said]) => [tag, said[index].replaceAll('{part}', () => part)]),
    )
  return { part: part === pattern ? '' : part, detail: texts(0), mend: texts(1) }
}

/** The parameters of a rule problem, with errors of patterns translated. */
export function inWords({ code, params }: RuleProblem): ProblemParams {
  if (code !== 'pattern-invalid') return params
  const { detail, mend: advice } = patternFault(String(params.detail), String(params.pattern))
  return { ...params, detail, mend: advice }
}
