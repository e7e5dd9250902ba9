import type { Person } from '../access/people.ts'
import { quotaOf } from '../access/regions.ts'
import { countOf } from '../applications/queue.ts'
import { readableGroups } from '../applications/tally.ts'
import type { Filter, Group } from '../applications/tally.ts'
import { titleOfEdition } from '../published/titles.ts'
import type { RouteServices } from '../services.ts'

/**
 * The quotas of the units whose applications a person may read, and their use. Empty for forms without
 * quotas.
 */
export async function quotasOf(services: RouteServices, person: Person, filter: Filter) {
  // demonstration applications do not use real quotas
  const isHeld = (group: Group) => group.quota_held && group.demonstration === person.demonstration
  const units = new Map<string, Group[]>()
  for (const group of await readableGroups(services, person, filter)) {
    const key = [group.form, group.edition_name, group.unit].join('\n')
    units.set(key, [...(units.get(key) ?? []), group])
  }
  const quotas = await Promise.all(
    [...units.values()].map(async (groups) => {
      const { form, edition, edition_name: editionName, unit } = groups[0]!
      const bundle = await services.editions.bundleOf(edition)
      if (!bundle?.form.quotas) return []
      const limit = quotaOf(bundle.form, unit)
      return [
        {
          form,
          editionName,
          editionTitle: titleOfEdition(bundle),
          unit,
          limit: Number.isFinite(limit) ? limit : null,
          held: countOf(groups.filter(isHeld)),
          total: countOf(groups),
        },
      ]
    }),
  )
  return quotas.flat()
}
