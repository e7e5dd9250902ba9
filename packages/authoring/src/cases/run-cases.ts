import { closest, locationOf, problemAt, regionalBundle, variantsIn } from '@formwright/definition'
import type { FormBundle, Loaded, Problem } from '@formwright/definition'
import type { Finding, Form } from '@formwright/engine'
import { paramsOfRule } from '@formwright/rules'
import { answersOf, caseSources, casesOf, sampleNames } from './case-files.ts'
import type { Case } from './case-files.ts'
import { isDraft } from './draft-cases.ts'
import { mistakesOfSamples, valueOfOtherKind } from './wrong-values.ts'

export interface CaseResult {
  readonly file: string
  readonly base: string
  readonly name: string
  readonly passed: boolean
  /** Expected findings that did not occur, and unexpected ones, as `code pointer`. */
  readonly missing: readonly string[]
  readonly unexpected: readonly string[]
}

export interface CaseReport {
  readonly results: readonly CaseResult[]
  /** The problems with file and position. */
  readonly problems: readonly Problem[]
}

/** Runs all cases of an edition: the findings must be exactly those expected. */
export function runCases(loaded: Loaded, form: Form): CaseReport {
  const ran = casesOf(loaded).map((one) => ({ one, result: run(one, form) }))
  const failed = ran.filter(({ result }) => !result.passed)
  const { problems, causes } = mistakesOfSamples(loaded, form, failed)
  const failures = failed
    .filter(({ result }) => !result.unexpected.some((text) => causes.has(`${result.base} ${text}`)))
    .map(({ one, result }) => valueOfOtherKind(one, form) ?? failure(one, result, form))
  return {
    results: ran.map(({ result }) => result),
    problems: [...unknownBases(loaded), ...problems, ...failures],
  }
}

function run(formCase: Case, form: Form): CaseResult {
  const found = form
    .assess(answersOf(formCase, form), { region: formCase.region, silent: true })
    .findings.map((finding) => describe(finding))
  const expected = formCase.expect.map(({ code, pointer, severity }) =>
    [severity, code, pointer].filter(Boolean).join(' '),
  )
  const missing = expected.filter((text) => !found.some((texts) => texts.includes(text)))
  const unexpected = found
    .filter((texts) => !texts.some((text) => expected.includes(text)))
    .map(([text]) => text!)
  return {
    file: formCase.source.file,
    base: formCase.base,
    name: formCase.name,
    passed: missing.length + unexpected.length === 0,
    missing,
    unexpected,
  }
}

/** The ways to expect a finding: by its code or the id of its check, with or without severity. */
function describe({ code, check, pointer, severity }: Finding): string[] {
  const codes = check === '' || check === code ? [code] : [code, check]
  return codes.flatMap((one) => [`${one} ${pointer}`, `${severity} ${one} ${pointer}`])
}

/** Failing drafts have their own code, as they do not prevent publishing. */
function failure(formCase: Case, { missing, unexpected }: CaseResult, { bundle }: Form): Problem {
  const detail = [...missing.map((text) => `− ${text}`), ...unexpected.map((text) => `+ ${text}`)]
  const code = isDraft(bundle, formCase) ? 'case-draft-failed' : 'case-failed'
  const ruled = ruledThere(bundle, formCase.region, [...missing, ...unexpected])
  return problemAt(locationOf(formCase.source, formCase.pointer), code, {
    name: formCase.name,
    ruled,
    detail,
  })
}

/**
 * For a case of a region: the authorities whose variants apply, and their values of parameters used by the
 * failing rules, which may be the cause.
 */
function ruledThere(bundle: FormBundle, region: string, found: readonly string[]): string {
  const variants = variantsIn(bundle, region)
  if (variants.length === 0) return ''
  const words = new Set(found.flatMap((text) => text.split(' ')))
  const rules = regionalBundle(bundle, region).rules.filter(({ id }) => words.has(id))
  const read = new Set(rules.flatMap((rule) => [...paramsOfRule(rule)]))
  const reported = variants.map(({ authority, params = {} }) => {
    const values = Object.entries(params).flatMap(([name, { value }]) => {
      const { title = name, unit = '' } = bundle.edition.params[name] ?? {}
      return read.has(name) ? [[title, [value].flat().join(', '), unit].filter(Boolean).join(' ')] : []
    })
    return [authority, values.join('; ')].filter(Boolean).join(': ')
  })
  return ` (${reported.join('; ')})`
}

/** Case files whose sample does not exist. */
export function unknownBases(loaded: Loaded): Problem[] {
  const known = [...sampleNames(loaded), 'empty']
  return caseSources(loaded).flatMap((source) => {
    const { base } = source.value as { base: string }
    if (known.includes(base)) return []
    return [
      problemAt(locationOf(source, '/base'), 'case-base-unknown', {
        base,
        known,
        suggestion: closest(base, known),
      }),
    ]
  })
}
