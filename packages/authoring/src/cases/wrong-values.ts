import { below, inEachLanguage, isWithin, locationOf, problemAt, valueAt } from '@formwright/definition'
import type { Language, Loaded, Problem } from '@formwright/definition'
import type { Finding, Form } from '@formwright/engine'
import { answersOf, NOWHERE, samplesOf } from './case-files.ts'
import type { Case, CaseFile } from './case-files.ts'

/** Codes of findings that a value is not valid for its field at all, such as a title instead of a code. */
const OTHER_KIND: ReadonlySet<string> = new Set(['type', 'choice', 'format', 'unknown'])

/**
 * A problem for a value set by a case that its field rejects. It explains all other differences, unless the
 * rejection is what the case expects.
 */
export function valueOfOtherKind(formCase: Case, form: Form): Problem | undefined {
  const answers = answersOf(formCase, form)
  const findings = (language?: Language) =>
    form.assess(answers, { region: formCase.region, ...(language ? { language } : {}) }).findings
  const setAt = (pointer: string) => formCase.changes.findIndex(([at]) => isWithin(pointer, at))
  const all = findings()
  const index = all.findIndex(
    ({ code, pointer }) =>
      OTHER_KIND.has(code) &&
      setAt(pointer) >= 0 &&
      !formCase.expect.some((expected) => expected.pointer === pointer),
  )
  const found = all[index]
  const { set = {} } = valueAt(formCase.source.value, formCase.pointer) as CaseFile['cases'][number]
  const path = found && Object.keys(set)[setAt(found.pointer)]
  if (path === undefined) return undefined
  return problemAt(locationOf(formCase.source, below(formCase.pointer, 'set', path)), 'case-value', {
    name: formCase.name,
    message: messageOf(findings, index),
  })
}

interface Failed {
  readonly one: Case
  readonly result: { readonly unexpected: readonly string[] }
}

/**
 * Problems with values in samples on which failing cases are based; reported once at the sample.
 * @returns also the causes, as name of the sample and finding
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
