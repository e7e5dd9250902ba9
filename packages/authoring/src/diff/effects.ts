import type {
  EditionFile,
  FormBundle,
  RuleEntry,
  WorkflowState,
  WorkflowTransition,
} from '@formwright/definition'
import { isLoosened, paramsOfRule } from '@formwright/rules'
import type { ChangeClass } from './change.ts'
import type { ClassOf } from './comparison.ts'

type Rule = Omit<RuleEntry, 'index'>
type Param = EditionFile['params'][string]

/** Properties of a thing that are words about it or say where it is from: nothing is found by them. */
const WORDS = new Set([
  'title',
  'message',
  'source',
  'note',
  'verified',
  'kind',
  'fix',
  'part',
  'issuer',
  'next',
  'agency',
  'summary',
  'authority',
  'for',
])

/** Safe for words; a choice for everything else. */
export const classOfProperty: ClassOf = (attribute) => (WORDS.has(attribute) ? 'safe' : 'choice')

/** Of the form as a whole: what decides how answers are read and where they belong. */
export const classOfForm: ClassOf = (attribute, before, after) => {
  if (attribute === 'later') return hasAll(after, before) ? 'safe' : 'choice'
  return ['language', 'none', 'units', 'region', 'regions'].includes(attribute) ? 'choice' : 'safe'
}

/** Of a quota: a smaller one leaves fewer places. */
export const classOfQuota: ClassOf = (attribute, before, after) =>
  attribute === 'limit' && Number(after) >= Number(before)
    ? 'safe'
    : classOfProperty(attribute, before, after)

/** Of the days on which applications are taken: fewer days may be too few for somebody. */
export const classOfWindow: ClassOf = (attribute, before, after) => {
  if (WORDS.has(attribute) || after === undefined) return 'safe'
  if (attribute === 'timeZone' || before === undefined) return 'choice'
  const isLonger = attribute === 'from' ? String(after) <= String(before) : String(after) >= String(before)
  return isLonger ? 'safe' : 'choice'
}

/** Of a state: who may do less in it than before. */
export const classOfState: ClassOf = (attribute, before, after) => {
  const grants: readonly (keyof WorkflowState)[] = ['edit', 'attach']
  if (grants.includes(attribute as keyof WorkflowState)) return hasEach(after, before) ? 'safe' : 'choice'
  return attribute === 'read' && hasAll(after, before) ? 'safe' : classOfProperty(attribute, before, after)
}

/** Of a step: what it demands beside what it demanded, and who may take it no longer. */
export const classOfTransition: ClassOf = (attribute, before, after) => {
  if (attribute === 'by') return hasAll(after, before) ? 'safe' : 'choice'
  const demands: readonly (keyof WorkflowTransition)[] = ['requires', 'filled']
  if (demands.includes(attribute as keyof WorkflowTransition))
    return hasAll(before, after) ? 'safe' : 'choice'
  return attribute === 'asks' || attribute === 'undoes' ? 'safe' : classOfProperty(attribute, before, after)
}

/**
 * Of a parameter: whether a rule that can hold somebody up reads it, and may find more by what it is now than
 * by what it was.
 */
export function classOfParam(
  name: string,
  bundle: FormBundle,
  { before, after }: { readonly before?: Param | undefined; readonly after?: Param | undefined } = {},
): ChangeClass {
  const { variants = [], rules } = bundle
  const ruled = variants.flatMap((variant) => variant.rules ?? [])
  const isComparable = before !== undefined && after !== undefined && before.unit === after.unit
  const holdsUp = (rule: RuleEntry) =>
    isComparable ? !isLoosened(rule, name, before.value, after.value) : paramsOfRule(rule).has(name)
  return [...rules, ...ruled].some((rule) => isBinding(rule, bundle) && holdsUp(rule as RuleEntry))
    ? 'choice'
    : 'safe'
}

/** Of a new rule: whether it can hold somebody up. */
export function classOfRule(rule: Rule, bundle: FormBundle): ChangeClass {
  return isBinding(rule, bundle) ? 'choice' : 'safe'
}

/** Of a rule that is gone: what was hidden, worked out or wanted only at times is asked for now. */
export function classOfGoneRule({ check }: Rule): ChangeClass {
  return check === undefined ? 'choice' : 'safe'
}

/**
 * Whether a rule can hold an application up, here or in a region: it finds errors, says who may apply, or
 * decides what is shown, asked for and worked out.
 */
function isBinding(rule: Rule, { variants = [] }: FormBundle): boolean {
  if (rule.check === undefined || rule.eligibility || rule.severity !== 'warning') return true
  return variants.some(({ severity }) => severity?.[rule.id] === 'error')
}

function hasAll(list: unknown, other: unknown): boolean {
  const [has, wanted] = [list, other].map((one) => (Array.isArray(one) ? (one as readonly unknown[]) : []))
  return wanted!.every((item) => has!.includes(item))
}

/** The same for lists by name, such as places by role. */
function hasEach(map: unknown, other: unknown): boolean {
  const [has, wanted] = [map, other].map((one) => (one ?? {}) as Readonly<Record<string, unknown>>)
  return Object.entries(wanted!).every(([name, list]) => hasAll(has![name], list))
}
