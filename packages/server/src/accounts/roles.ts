import {
  DEFAULT_LANGUAGE,
  inLanguage,
  languageOf,
  levelOfRole,
  EVERYWHERE,
  SYSTEM,
  unitLevelOf,
} from '@formwright/definition'
import type { FormFile, Texts } from '@formwright/definition'
import { FORM_ADMIN, isDeclaring, isOwnOnly, SYSTEM_ADMIN } from '../access/people.ts'
import type { Grant } from '../access/people.ts'
import { refuseUnfitRegion, unitsOf } from '../access/region-register.ts'
import { HttpError } from '../http/errors.ts'
import { messageInEach } from '../messages/localized-error.ts'
import type { MessageCode } from '../messages/localized-error.ts'

/** Checks grants: known roles, with regions of their level. @throws HttpError */
export async function refuseUnfitRoles(forms: readonly FormFile[], grants: readonly Grant[]): Promise<void> {
  const known = forms.map(withOwnRoles)
  for (const { role, form, region } of grants) {
    const found = known.filter(
      ({ id, roles = {} }) =>
        Object.hasOwn(roles, role) && (form === '*' || id === form || role === SYSTEM_ADMIN),
    )
    if (!found[0])
      throw new HttpError(
        'unprocessable',
        `There is no role “${role}”${form === '*' ? '' : ` in the form “${form}”`}`,
        { reason: 'role-unknown', role },
      )
    // for a grant for all forms, the region has to suit one of them
    const refusals = await Promise.allSettled(
      found.map((one) => refuseUnfitRegion(one, role, one.roles![role]!.title, region)),
    )
    const [first] = refusals
    if (first?.status === 'rejected' && refusals.every(({ status }) => status === 'rejected'))
      throw first.reason as unknown
  }
}

function withOwnRoles(form: FormFile): FormFile {
  return { ...form, roles: { ...form.roles, ...OWN_ROLES } }
}

/** The roles of the forms on offer, and the product's own. */
export function rolesOf(forms: readonly FormFile[]) {
  const all = forms.map(withOwnRoles)
  return all.flatMap((form) =>
    Object.entries(form.roles ?? {}).map(([role, { title }]) => ({
      role,
      title,
      titles: OWN[role] ?? { [languageOf(form)]: title },
      /** The title of a grant for all forms whose own titles differ. */
      shared: OWN[role] ?? sharedTitle(all, role),
      level: levelOfRole(form, role),
      own: isOwnOnly(form, role),
      form: form.id,
      formTitle: form.title,
      /** Units that recommend by themselves, for which roles of the recommending level may be granted. */
      units: levelOfRole(form, role) === unitLevelOf(form) ? unitsOf(form) : [],
    })),
  )
}

/**
 * The titles of a role in the forms that it is granted for, per language. Where they differ, a title for what
 * holders do in all of them, since that of one form would be untrue in the others.
 */
export function titlesOf(
  forms: readonly FormFile[],
  { role, form }: Pick<Grant, 'role' | 'form'>,
): { readonly title: string; readonly titles: Texts; readonly level: string } {
  const known = rolesOf(forms).filter((one) => one.role === role && (form === '*' || one.form === form))
  const { title = role, titles = { en: role }, level = EVERYWHERE } = known[0] ?? {}
  const isAlike = known.every((one) => JSON.stringify(one.titles) === JSON.stringify(titles))
  return { title, titles: isAlike ? { en: title, ...titles } : known[0]!.shared, level }
}

/** What holders of a role do in all forms that have it. */
function sharedTitle(forms: readonly FormFile[], role: string): Texts {
  const having = forms.filter(({ roles = {} }) => Object.hasOwn(roles, role))
  const levels = new Set(having.map((form) => levelOfRole(form, role)))
  const does = new Set(having.map((form) => isDeclaring(form, role)))
  const [level] = levels
  if (does.size > 1) return messageInEach('role-several')
  if (does.has(true)) return messageInEach('role-declares')
  const code = levels.size === 1 ? REVIEWERS.get(level!) : undefined
  return messageInEach(code ?? 'role-reviews')
}

const REVIEWERS: ReadonlyMap<string, MessageCode> = new Map([
  ['county', 'role-reviews-county'],
  ['city', 'role-reviews-city'],
  ['province', 'role-reviews-province'],
])

/** A grant with titles of its role and form; the form is null for all forms. */
export function titledGrant({ role, region, form }: Grant, forms: readonly FormFile[]) {
  return {
    role,
    region,
    form,
    ...titlesOf(forms, { role, form }),
    formTitle: form === '*' ? null : (forms.find(({ id }) => id === form)?.title ?? form),
  }
}

/** The product's own roles have the same titles in all forms. */
const OWN: Readonly<Record<string, Texts>> = {
  [SYSTEM_ADMIN]: messageInEach('role-system-admin'),
  [FORM_ADMIN]: messageInEach('role-form-admin'),
}

/** The product's own roles, which exist in every form. */
const OWN_ROLES: NonNullable<FormFile['roles']> = Object.fromEntries(
  Object.entries(OWN).map(([role, titles]) => [
    role,
    { title: inLanguage(titles, DEFAULT_LANGUAGE), level: SYSTEM },
  ]),
)
