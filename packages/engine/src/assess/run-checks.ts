import type { Language, Terms } from '@formwright/definition'
import { remembered, rememberedPair } from '@formwright/definition'
import { Attachments } from '../checks/attachments.ts'
import type { Run } from '../checks/check.ts'
import { settledAnswers } from '../checks/settled.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { FindingCode } from '../findings/catalogue.ts'
import { NO_FINDINGS, Wording } from '../findings/finding.ts'
import type { Finding } from '../findings/finding.ts'
import { namingRows } from '../findings/in-rows.ts'

/** The result of running all checks; findings by check number. */
export interface Results {
  readonly run: Run
  readonly findings: (readonly Finding[])[]
}

const wordings = new WeakMap<CompiledForm, Map<Language, Wording>>()

function wordingOf(form: CompiledForm, language: Language): Wording {
  let known = wordings.get(form)
  if (!known) wordings.set(form, (known = new Map()))
  let wording = known.get(language)
  if (!wording) known.set(language, (wording = new Wording(form.bundle, language)))
  return wording
}

export interface RunOptions extends Terms {
  /** Run only the rules with these ids. */
  readonly rules?: ReadonlySet<string> | undefined
  /** By check number: 1 if it is not run. */
  readonly skipped?: Uint8Array | undefined
  /** The answers are of an application: fields that its workflow fills in later do not count as missing. */
  readonly asApplication?: boolean | undefined
  /** Private data (`x-private`) is masked in the answers: it is not checked, nor are rules that read it. */
  readonly masked?: boolean | undefined
  /** Create findings without texts, when they are only compared or counted. */
  readonly silent?: boolean | undefined
  /** Check only what is filled in: no findings about missing answers and evidence. */
  readonly filledOnly?: boolean | undefined
}

/** Runs all checks once. */
export function runAll(
  form: CompiledForm,
  answers: unknown,
  language: Language,
  {
    region,
    rules,
    skipped,
    asApplication = false,
    masked = false,
    silent = false,
    filledOnly = false,
  }: RunOptions = {},
): Results {
  const wording = wordingOf(form, language)
  const attachments = new Attachments()
  attachments.read(answers)
  const settled = remembered(1, (shown: unknown) => settledAnswers(form.effects, shown))
  const run: Run = {
    settled: () => settled(run.answers),
    answers: form.conditions.evaluate(answers).answers,
    document: answers,
    wording: silent ? wording.silent : wording,
    region,
    attachments,
    later: laterFields(form, asApplication),
    filledOnly,
    isSaid: saying(form, { masked, filledOnly }),
    filled: new Uint8Array(form.plan.cells.length),
    wanted: new Uint8Array(form.plan.cells.length),
    pending: new Uint8Array(form.plan.checks.length),
    judged: new Map(),
  }
  const wanted = rules && checksOf(form, rules)
  const { checks } = form.plan
  return {
    run,
    findings: checks.map((check, number) =>
      wanted?.has(number) === false || skipped?.[number] === 1
        ? NO_FINDINGS
        : named(reportable(run, check.run(run, number)), form, run),
    ),
  }
}

/** Filters the findings of a check by the options of the run. */
export function reportable({ isSaid }: Run, findings: readonly Finding[]): readonly Finding[] {
  return isSaid && findings.length > 0 ? findings.filter(isSaid) : findings
}

/** Which findings are reported; all if there is no filter. */
function saying(form: CompiledForm, { masked, filledOnly }: RunOptions): Run['isSaid'] {
  const isPublic = masked ? isNotAboutPrivate(form) : undefined
  if (!filledOnly) return isPublic
  return (finding) => !OF_MISSING.has(finding.code) && isPublic?.(finding) !== false
}

/** Findings that say in which rows they are. */
function named(findings: readonly Finding[], form: CompiledForm, run: Run): readonly Finding[] {
  return findings.length === 0 ? findings : findings.map((finding) => namingRows(finding, form, run))
}

const OF_MISSING: ReadonlySet<string> = new Set(['required', 'evidence'] satisfies FindingCode[])

function isNotAboutPrivate({ tree }: CompiledForm): (finding: Finding) => boolean {
  const isPrivate = (pointer: string) => tree.nodeAt(pointer)?.schema['x-private'] !== undefined
  return ({ pointer, related }) => !isPrivate(pointer) && !related.some(isPrivate)
}

/** Fields that are filled in only after submission; none without a workflow. */
export function laterFields({ bundle }: CompiledForm, asApplication: boolean): ReadonlySet<string> {
  return new Set(asApplication ? bundle.form.workflow?.later : [])
}

/** The check numbers of some rules; the same set of ids is asked for again for each of many answers. */
const checksOf = rememberedPair(
  ({ plan }: CompiledForm, ids: ReadonlySet<string>): ReadonlySet<number> =>
    new Set([...plan.ruleNumbers].flatMap(([{ id }, number]) => (ids.has(id) ? [number] : []))),
)

/** Findings in form order, after those that were reported externally. */
export function inFormOrder(form: CompiledForm, byCheck: readonly (readonly Finding[])[]): Finding[] {
  const numbers: number[] = []
  byCheck.forEach((findings, number) => {
    if (findings.length > 0) numbers.push(number)
  })
  const orderOf = (number: number) => form.plan.checks[number]?.order ?? -1
  numbers.sort((a, b) => orderOf(a) - orderOf(b) || a - b)
  return numbers.flatMap((number) => byCheck[number]!)
}
