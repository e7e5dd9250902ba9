import { below, inEachLanguage, isWithin, locationOf, problemAt, valueAt } from '@formwright/definition'
import type { Language, Loaded, Problem } from '@formwright/definition'
import type { Finding, Form } from '@formwright/engine'
import { answersOf, NOWHERE, samplesOf } from './case-files.ts'
import type { Case, CaseFile } from './case-files.ts'

/** Codes that say that a value is none of its field, as a name where a code is wanted. */
const OTHER_KIND: ReadonlySet<string> = new Set(['type', 'choice', 'format', 'unknown'])

/**
 * A value that a case sets and its field does not take: the cause of whatever else is found, unless it is
 * what the case shows.
 */
export function valueOfOtherKind(one: Case, form: Form): Problem | undefined {
  const answers = answersOf(one, form)
  const findings = (language?: Language) =>
    form.assess(answers, { region: one.region, ...(language ? { language } : {}) }).findings
  const setAt = (pointer: string) => one.changes.findIndex(([at]) => isWithin(pointer, at))
  const all = findings()
  const index = all.findIndex(
    ({ code, pointer }) =>
      OTHER_KIND.has(code) &&
      setAt(pointer) >= 0 &&
      !one.expect.some((expected) => expected.pointer === pointer),
  )
  const found = all[index]
  const { set = {} } = valueAt(one.source.value, one.pointer) as CaseFile['cases'][number]
  const path = found && Object.keys(set)[setAt(found.pointer)]
  if (path === undefined) return undefined
  return problemAt(locationOf(one.source, below(one.pointer, 'set', path)), 'case-value', {
    name: one.name,
    message: messageOf(findings, index),
  })
}

interface Failed {
  readonly one: Case
  readonly result: { readonly unexpected: readonly string[] }
}

/**
 * What is wrong with the values of a sample, where cases begin with it that do not expect so: told once, at
 * the sample.
 * @returns as well the causes, as the name of the sample and the finding
 */
export function mistakesOfSamples(
  loaded: Loaded,
  form: Form,
  failed: readonly Failed[],
): { readonly problems: readonly Problem[]; readonly causes: ReadonlySet<string> } {
  const causes = new Set<string>()
  const problems = [...samplesOf(loaded)].flatMap(([base, answers]) => {
    const source = loaded.sources.get(`${loaded.edition}/answers/${base}.json`)
    const ofBase = failed.filter(({ one }) => one.base === base)
    if (!source || ofBase.length === 0) return []
    const findings = (language?: Language) =>
      form.assess(answers, { region: NOWHERE, ...(language ? { language } : {}) }).findings
    return findings().flatMap(({ code, pointer }, index): Problem[] => {
      const text = `${code} ${pointer}`
      const count = ofBase.filter(({ result }) => result.unexpected.includes(text)).length
      if (!OTHER_KIND.has(code) || count === 0) return []
      causes.add(`${base} ${text}`)
      const params = { base, count, message: messageOf(findings, index) }
      return [problemAt(locationOf(source, pointer), 'case-sample', params)]
    })
  })
  return { problems, causes }
}

function messageOf(findings: (language: Language) => readonly Finding[], index: number) {
  return inEachLanguage((language) => findings(language)[index]?.message ?? '')
}
