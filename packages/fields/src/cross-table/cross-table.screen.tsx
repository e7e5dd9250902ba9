import type { Field, Schema } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { NumberGrid } from '../grid/number-grid.tsx'
import type { GridRow } from '../grid/number-grid.tsx'
import { TableGroup } from '../grid/table-group.tsx'
import { say } from '../screen/say.ts'
import { crossTableType } from './cross-table.ts'

function CrossTableView({ fields: [field] }: ViewProps) {
  const { text, language } = useText()
  if (!field) return null
  const years = Object.entries(field.schema.properties ?? {})
  const categories = Object.entries(years[0]?.[1].properties ?? {})
  const members = Object.entries(categories[0]?.[1].properties ?? {})
  const columns = years.flatMap(() =>
    members.length === 0 ? [''] : members.map(([, { title = '' }]) => title),
  )
  const spans = years.map(([, schema]) => ({
    title: schema.title ?? '',
    columns: Math.max(1, members.length),
  }))
  return (
    <TableGroup field={field}>
      <NumberGrid
        label={text(field.title)}
        corner={say('category', language)}
        columns={columns}
        spans={spans}
        rows={rowsOf(field, years, categories)}
      />
    </TableGroup>
  )
}

type Members = readonly (readonly [string, Schema])[]

function rowsOf(field: Field, years: Members, categories: Members): GridRow[] {
  return categories.map(([category, schema]) => {
    const members = Object.keys(schema.properties ?? {})
    const paths = years.flatMap(([year]) =>
      members.length === 0
        ? [`${year}/${category}`]
        : members.map((member) => `${year}/${category}/${member}`),
    )
    return {
      key: `${field.pointer}/${years[0]![0]}/${category}`,
      title: schema.title ?? category,
      schema,
      cells: paths.map((path) => field.cells.find((cell) => cell.pointer === `${field.pointer}/${path}`)),
      also: years.map(([year]) => `${field.pointer}/${year}/${category}`),
    }
  })
}

export const crossTableView: ScreenView = { type: crossTableType, View: CrossTableView }
