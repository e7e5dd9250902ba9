import {
  EVERYWHERE,
  hasRegions,
  isInRegion,
  isRegional,
  isRegionCode,
  levelOfRole,
  looksLikeRegionCode,
  regionLevelsOf,
  unitLevelOf,
} from '@formwright/definition'
import type { FormFile } from '@formwright/definition'

/** A role that somebody has, for a form (`*`: all) in a region (empty: everywhere). */
export interface Grant {
  readonly role: string
  readonly region: string
  readonly form: string
}

/** Who asks. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly grants: readonly Grant[]
  /** Whom they fill in for where a form says so (`scope: "own"`): theirs alone, or shared with colleagues. */
  readonly organisation: string
  /** One of the demonstration, or invited by one: has to do with applications of the demonstration only. */
  readonly demonstration: boolean
  /** They sign in with a second factor. */
  readonly secondFactor?: boolean
  /**
   * A role of theirs demands a second factor, which they have not set up: until then they have none of their
   * roles.
   */
  readonly lacksSecondFactor?: boolean
}

/** What of an application decides who may do what with it. */
export interface ResourceAttributes {
  readonly form: string
  readonly region: string
  readonly unit: string
  readonly state: string
  readonly demonstration: boolean
  /** Whose it is; null where it may be anybody’s: roles of `scope: "own"` do not count then. */
  readonly organisation: string | null
}

/** Whose an application is, whatever state it is in. */
type ResourceOwner = Pick<ResourceAttributes, 'region' | 'unit' | 'demonstration' | 'organisation'>

/** Looks after the installation: people, audit, extensions, webhooks. Reads no answers. */
export const SYSTEM_ADMIN = 'systemAdmin'

export function isAdmin(person: Person): boolean {
  return person.grants.some(({ role }) => role === SYSTEM_ADMIN)
}

/** Makes and revises forms. Reads no answers. */
export const FORM_ADMIN = 'formAdmin'

/** Whether somebody may work on the definition of a form; of any form where none is named. */
export function isFormAdmin(person: Person, form?: string): boolean {
  return (
    isAdmin(person) ||
    person.grants.some(
      (grant) =>
        grant.role === FORM_ADMIN && (form === undefined || grant.form === '*' || grant.form === form),
    )
  )
}

/** True for who has a role that demands a second factor. */
export function demandsSecondFactor(
  { grants }: Pick<Person, 'grants'>,
  forms: readonly FormRoles[],
  ofAdministrators: boolean,
): boolean {
  return grants.some(
    ({ role, form: named }) =>
      (role === SYSTEM_ADMIN && ofAdministrators) ||
      forms.some((form) => (named === '*' || named === form.id) && form.roles?.[role]?.secondFactor),
  )
}

type FormRoles = Pick<FormFile, 'id' | 'roles' | 'regions' | 'quotas' | 'workflow'>

/** The roles that a person has on an application. Those of the level that recommends follow who does. */
export function rolesOn(person: Person, form: FormRoles, resource: ResourceOwner): string[] {
  if (person.demonstration && !resource.demonstration) return []
  return person.grants
    .filter((grant) => grant.form === '*' || grant.form === form.id)
    .filter((grant) => covers(grant, form, resource))
    .filter(({ role }) => !isOwnOnly(form, role) || resource.organisation === person.organisation)
    .map(({ role }) => role)
}

/**
 * Whether a role has to do only with what its holder’s organisation started: enterprises of one county do not
 * read each other's.
 */
export function isOwnOnly(form: FormRoles, role: string): boolean {
  return form.roles?.[role]?.scope === 'own'
}

function covers(
  { role, region }: Grant,
  form: FormRoles,
  resource: Pick<ResourceAttributes, 'region' | 'unit'>,
): boolean {
  if (!form.roles?.[role]) return false
  const level = levelOfRole(form, role)
  if (level === EVERYWHERE) return isInRegion(resource.region, region)
  if (!isRegional(form, level) || !mayBeRegion(form, region)) return false
  return level === unitLevelOf(form) ? resource.unit === region : isInRegion(resource.region, region)
}

/** Whether a code is of the form's own places; who has a role in all forms has it in places of some. */
function mayBeRegion(form: FormRoles, region: string): boolean {
  return form.regions ? isRegionCode(form, region) : looksLikeRegionCode(region)
}

/** What a person may do with an application as it stands. */
export interface Rights {
  readonly read: boolean
  /** Pointers that may be changed, with all below them. */
  readonly edit: readonly string[]
  /** Fields whose evidence may be added and removed beside that of what may be changed. */
  readonly attach: readonly string[]
  /** Transitions that are theirs to make. */
  readonly transitions: readonly string[]
  /** Reviews it: notes, checklist, spot checks. */
  readonly review: boolean
}

export function rightsOf(person: Person, form: FormRoles, resource: ResourceAttributes): Rights {
  const roles = rolesOn(person, form, resource)
  const state = form.workflow?.states[resource.state]
  return {
    read: roles.some((role) => state?.read?.includes(role)),
    edit: [...new Set(roles.flatMap((role) => state?.edit?.[role] ?? []))],
    attach: [...new Set(roles.flatMap((role) => state?.attach?.[role] ?? []))],
    transitions: (state?.transitions ?? [])
      .filter(({ by }) => by.some((role) => roles.includes(role)))
      .map(({ id }) => id),
    review: roles.some((role) => isReviewer(form, role) && state?.read?.includes(role)),
  }
}

/**
 * Roles of larger regions than the smallest, and others that take steps with what they did not fill in. Who
 * fills in reviews only where a step of theirs asks for what reviewers do.
 */
export function isReviewer(form: FormRoles, role: string): boolean {
  if (!form.roles?.[role]) return false
  const steps = Object.values(form.workflow?.states ?? {})
    .flatMap(({ transitions = [] }) => transitions)
    .filter(({ by }) => by.includes(role))
  if (isDeclaring(form, role))
    return (
      !isOwnOnly(form, role) && steps.some(({ requires = [] }) => requires.some((one) => REVIEWING.has(one)))
    )
  const level = levelOfRole(form, role)
  return steps.length > 0 || (isRegional(form, level) && level !== regionLevelsOf(form).at(-1))
}

/** What steps of reviewers ask for. */
const REVIEWING: ReadonlySet<string> = new Set(['notes', 'opinion', 'quota', 'order', 'checklist'])

/** True for who looks at what others declared, in any form. */
export function isReviewing(person: Person, forms: readonly FormRoles[]): boolean {
  return forms.some((form) =>
    person.grants.some(
      ({ role, form: named }) =>
        (named === '*' || named === form.id) && (isReviewer(form, role) || readsEverywhere(form, role)),
    ),
  )
}

function readsEverywhere(form: FormRoles, role: string): boolean {
  return (
    form.roles?.[role] !== undefined && levelOfRole(form, role) === EVERYWHERE && !isDeclaring(form, role)
  )
}

/** True for who fills in applications of a region: their roles may edit in the state in which one starts. */
export function isApplicantOf(person: Person, form: FormRoles, resource: ResourceOwner): boolean {
  return declaringRoles(person, form, resource).length > 0
}

export function declaringRoles(person: Person, form: FormRoles, resource: ResourceOwner): string[] {
  return rolesOn(person, form, resource).filter((role) => isDeclaring(form, role))
}

/**
 * What somebody may start applications of a form for: places of a level in a region, or `everywhere` where
 * the form has no regions.
 */
export function startRegionsOf(
  { grants }: Pick<Person, 'grants'>,
  form: FormRoles,
): { readonly level: string; readonly region: string; readonly own?: boolean }[] {
  return grants.flatMap(({ form: named, role, region }) => {
    if ((named !== '*' && named !== form.id) || !form.roles?.[role] || !isDeclaring(form, role)) return []
    const level = levelOfRole(form, role)
    const start = { level, region, ...(isOwnOnly(form, role) ? { own: true } : {}) }
    if (!hasRegions(form)) return level === EVERYWHERE && region === '' ? [start] : []
    return isRegional(form, level) && mayBeRegion(form, region) ? [start] : []
  })
}

/**
 * What somebody may pass on to a colleague: those of their roles that fill in forms, and of a role that does
 * in some forms only, those.
 * @param form only roles of this form
 */
export function grantsToShare(
  { grants }: Pick<Person, 'grants'>,
  forms: readonly FormRoles[],
  form?: string,
): Grant[] {
  return grants.flatMap((grant) => {
    const declaring = declaringForms(grant, forms)
    const shared = declaring.filter(({ id }) => form === undefined || form === id)
    if (shared.length === declaring.length && onlyFillsIn(grant, forms)) return [grant]
    return shared.map(({ id }) => ({ ...grant, form: id }))
  })
}

/** Whether a role does nothing but fill in, in every form that it is for. */
export function onlyFillsIn(grant: Grant, forms: readonly FormRoles[]): boolean {
  const named = forms.filter((form) => isNamedIn(grant, form))
  return named.length > 0 && declaringForms(grant, forms).length === named.length
}

function declaringForms(grant: Grant, forms: readonly FormRoles[]): FormRoles[] {
  return forms.filter((form) => isNamedIn(grant, form) && isDeclaring(form, grant.role))
}

/** A form may give a role of the product's own a name, which looks after it all the same. */
function isNamedIn({ role, form: of }: Grant, { id, roles }: FormRoles): boolean {
  return (
    (of === '*' || of === id) && roles?.[role] !== undefined && role !== SYSTEM_ADMIN && role !== FORM_ADMIN
  )
}

/** Whether those who fill in a form do so for their organisation, not together for their region. */
export function declaresOwnOnly(form: FormRoles): boolean {
  const declaring = Object.keys(form.roles ?? {}).filter((role) => isDeclaring(form, role))
  return declaring.length > 0 && declaring.every((role) => isOwnOnly(form, role))
}

function isDeclaring({ workflow }: FormRoles, role: string): boolean {
  return (workflow?.states[workflow.start]?.edit?.[role] ?? []).length > 0
}
