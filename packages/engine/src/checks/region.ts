import { isRegionCode, ownMember, regionAbove, scalarText } from '@formwright/definition'
import type { FormNode, OfRegions, RegionLevel } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import { follow } from '../structure/follow.ts'
import type { Validator } from '../structure/validators.ts'
import { about } from './about.ts'
import type { Check } from './check.ts'
import { valueFindings } from './value-findings.ts'

/**
 * The findings about a cell's value: by its schema, or as a region, which has to exist: by code and name for
 * the form's own, by code for China's.
 */
export function cellFindings(
  form: OfRegions,
  node: FormNode,
  pointer: string,
  value: unknown,
  validate: Validator,
  wording: Wording,
): readonly Finding[] {
  const found = valueFindings(node, pointer, value, validate, wording)
  if (node.shape !== 'region' || found.length > 0) return found
  const [code, name] = [ownMember(value, 'code'), ownMember(value, 'name')]
  if (typeof code !== 'string' || typeof name !== 'string') return NO_FINDINGS
  const isKnown = form.regions
    ? form.regions.levels.some(({ places }) => ownMember<string>(places, code) === name)
    : isRegionCode(form, code)
  return isKnown ? NO_FINDINGS : [wording.finding('no-region', about(node, pointer), { value: name, code })]
}

/** Checks that the field with the application's region names that region, if it is known. */
export function regionCheck(
  form: OfRegions,
  level: RegionLevel,
  { pointer, path, part, label }: FormNode,
  order: number,
): Check {
  return {
    reads: new Set([pointer]),
    order,
    run: ({ answers, region, wording }) => {
      const regionValue = follow(answers, path)
      const code = ownMember(regionValue, 'code')
      if (typeof code !== 'string' || !region) return NO_FINDINGS
      if (regionAbove(form, code, level) === regionAbove(form, region, level)) return NO_FINDINGS
      const value = scalarText(ownMember(regionValue, 'name') ?? code)
      return [wording.finding('other-region', { pointer, part, label }, { value })]
    },
  }
}
