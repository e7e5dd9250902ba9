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

/** Properties that only describe something or state its source, so that they do not affect findings. */
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

/** Safe for descriptions; otherwise a choice. */
export const classOfProperty: ClassOf = (attribute) => (WORDS.has(attribute) ? 'safe' : 'choice')

/** For the form as a whole: properties that determine how answers are interpreted and assigned. */
export const classOfForm: ClassOf = (attribute, before, after) => {
  if (attribute === 'later') return hasAll(after, before) ? 'safe' : 'choice'
  return ['language', 'none', 'units', 'region', 'regions'].includes(attribute) ? 'choice' : 'safe'
}

/** For a quota: a smaller one is a choice. */
export const classOfQuota: ClassOf = (attribute, before, after) =>
  attribute === 'limit' && Number(after) >= Number(before)
    ? 'safe'
    : classOfProperty(attribute, before, after)

/** For the window: a shorter one is a choice. */
export const classOfWindow: ClassOf = (attribute, before, after) => {
  if (WORDS.has(attribute) || after === undefined) return 'safe'
  if (attribute === 'timeZone' || before === undefined) return 'choice'
  const isLonger = attribute === 'from' ? String(after) <= String(before) : String(after) >= String(before)
  return isLonger ? 'safe' : 'choice'
}

/** For a state: fewer rights are a choice. */
export const classOfState: ClassOf = (attribute, before, after) => {
  const grants: readonly (keyof WorkflowState)[] = ['edit', 'attach']
  if (grants.includes(attribute as keyof WorkflowState)) return hasEach(after, before) ? 'safe' : 'choice'
  return attribute === 'read' && hasAll(after, before) ? 'safe' : classOfProperty(attribute, before, after)
}

/** For a transition: additional requirements, or fewer roles, are a choice. */
export const classOfTransition: ClassOf = (attribute, before, after) => {
  if (attribute === 'by') return hasAll(after, before) ? 'safe' : 'choice'
  const demands: readonly (keyof WorkflowTransition)[] = ['requires', 'filled']
  if (demands.includes(attribute as keyof WorkflowTransition))
    return hasAll(before, after) ? 'safe' : 'choice'
  return attribute === 'asks' || attribute === 'undoes' ? 'safe' : classOfProperty(attribute, before, after)
}

/** For a parameter: a choice if a binding rule reads it and may find more with the new value. */
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

/** For a new rule: a choice if it is binding. */
export function classOfRule(rule: Rule, bundle: FormBundle): ChangeClass {
  return isBinding(rule, bundle) ? 'choice' : 'safe'
}

/**
 * For a removed rule: without a condition or formula, fields that were hidden, optional or computed may be
 * required now.
 */
export function classOfGoneRule({ check }: Rule): ChangeClass {
  return check === undefined ? 'choice' : 'safe'
}

/**
 * Whether a rule can block an application, in general or in a region: it reports errors, decides eligibility,
 * or controls visibility, requirement or computation.
 */
function isBinding(rule: Rule, { variants = [] }: FormBundle): boolean {
  if (rule.check === undefined || rule.eligibility || rule.severity !== 'warning') return true
  return variants.some(({ severity }) => severity?.[rule.id] === 'error')
}

function hasAll(list: unknown, other: unknown): boolean {
  const [has, wanted] = [list, other].map((one) => (Array.isArray(one) ? (one as readonly unknown[]) : []))
  return wanted!.every((item) => has!.includes(item))
}

/** The same for lists by name, such as pointers by role. */
function hasEach(map: unknown, other: unknown): boolean {
  const [has, wanted] = [map, other].map((one) => (one ?? {}) as Readonly<Record<string, unknown>>)
  return Object.entries(wanted!).every(([name, list]) => hasAll(has![name], list))
}
