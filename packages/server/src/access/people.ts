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

/** The authenticated caller. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly grants: readonly Grant[]
  /**
   * Their organisation, for forms that are filled in per organisation (`scope: "own"`): their own, or one
   * shared with colleagues.
   */
  readonly organisation: string
  /** A demonstration account, or invited by one: only has access to demonstration applications. */
  readonly demonstration: boolean
  /** Whether they have a second factor. */
  readonly secondFactor?: boolean
  /**
   * One of their roles requires a second factor, which is not set up: until then none of their roles take
   * effect.
   */
  readonly lacksSecondFactor?: boolean
}

/** The attributes of an application on which access decisions are based. */
export interface ResourceAttributes {
  readonly form: string
  readonly region: string
  readonly unit: string
  readonly state: string
  readonly demonstration: boolean
  /**
   * The owning organisation; null for applications without one, to which roles of `scope: "own"` do not
   * apply.
   */
  readonly organisation: string | null
}

/** The attributes that determine the owner of an application, independent of its state. */
type ResourceOwner = Pick<ResourceAttributes, 'region' | 'unit' | 'demonstration' | 'organisation'>

/** Administers the installation: people, audit, extensions, webhooks. Cannot read answers. */
export const SYSTEM_ADMIN = 'systemAdmin'

export function isAdmin(person: Person): boolean {
  return person.grants.some(({ role }) => role === SYSTEM_ADMIN)
}

/** Creates and revises forms. Cannot read answers. */
export const FORM_ADMIN = 'formAdmin'

/** Whether a person may work on the definition of a form; of any form if none is given. */
export function isFormAdmin(person: Person, form?: string): boolean {
  return (
    isAdmin(person) ||
    person.grants.some(
      (grant) =>
        grant.role === FORM_ADMIN && (form === undefined || grant.form === '*' || grant.form === form),
    )
  )
}

/** Whether one of a person's roles requires a second factor. */
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

/**
 * The roles that a person has for an application. For roles at the level that recommends, the recommending
 * unit counts.
 */
export function rolesOn(person: Person, form: FormRoles, resource: ResourceOwner): string[] {
  if (person.demonstration && !resource.demonstration) return []
  return person.grants
    .filter((grant) => grant.form === '*' || grant.form === form.id)
    .filter((grant) => covers(grant, form, resource))
    .filter(({ role }) => !isOwnOnly(form, role) || resource.organisation === person.organisation)
    .map(({ role }) => role)
}

/**
 * Whether a role only covers applications of its holder's organisation, so that enterprises in one county
 * cannot read each other's.
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

/**
 * Whether a code may be one of the form's regions; a grant for all forms may name a region of any of them.
 */
function mayBeRegion(form: FormRoles, region: string): boolean {
  return form.regions ? isRegionCode(form, region) : looksLikeRegionCode(region)
}

/** What a person may do with an application in its current state. */
export interface Rights {
  readonly read: boolean
  /** Pointers that may be changed, including everything below them. */
  readonly edit: readonly string[]
  /** Fields whose evidence may be added and removed, besides those that may be changed. */
  readonly attach: readonly string[]
  /** Transitions that they may make. */
  readonly transitions: readonly string[]
  /** May review it: notes, checklist, spot checks. */
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
 * Whether a role reviews: roles of larger regions, and others whose transitions concern applications that
 * they did not fill in. Applicants only count if one of their transitions requires what reviewers do.
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

/** Transition requirements that reviewers fulfil. */
const REVIEWING: ReadonlySet<string> = new Set(['notes', 'opinion', 'quota', 'order', 'checklist'])

/** Whether a person reviews applications of any form. */
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

/** Whether a person is an applicant for a region: one of their roles may edit in the initial state. */
export function isApplicantOf(person: Person, form: FormRoles, resource: ResourceOwner): boolean {
  return declaringRoles(person, form, resource).length > 0
}

export function declaringRoles(person: Person, form: FormRoles, resource: ResourceOwner): string[] {
  return rolesOn(person, form, resource).filter((role) => isDeclaring(form, role))
}

/**
 * The regions for which a person may start applications of a form: those of a level within a region, or
 * `everywhere` if the form has no regions.
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
 * The grants that a person may share with a colleague: those of their roles that fill in forms; a role that
 * only fills in some forms is limited to these.
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

/** Whether a role only fills in, in every form that it is granted for. */
export function onlyFillsIn(grant: Grant, forms: readonly FormRoles[]): boolean {
  const named = forms.filter((form) => isNamedIn(grant, form))
  return named.length > 0 && declaringForms(grant, forms).length === named.length
}

function declaringForms(grant: Grant, forms: readonly FormRoles[]): FormRoles[] {
  return forms.filter((form) => isNamedIn(grant, form) && isDeclaring(form, grant.role))
}

/** Excludes the product's own roles, which a form may rename but which keep their meaning. */
function isNamedIn({ role, form: of }: Grant, { id, roles }: FormRoles): boolean {
  return (
    (of === '*' || of === id) && roles?.[role] !== undefined && role !== SYSTEM_ADMIN && role !== FORM_ADMIN
  )
}

/** Whether a form is filled in per organisation rather than per region. */
export function declaresOwnOnly(form: FormRoles): boolean {
  const declaring = Object.keys(form.roles ?? {}).filter((role) => isDeclaring(form, role))
  return declaring.length > 0 && declaring.every((role) => isOwnOnly(form, role))
}

/** Whether a role may fill in the form before it is submitted. */
export function isDeclaring({ workflow }: FormRoles, role: string): boolean {
  return (workflow?.states[workflow.start]?.edit?.[role] ?? []).length > 0
}
