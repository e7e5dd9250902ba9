import { defineFieldType, ownKeys } from '@formwright/definition'
import type { ElementOptionValues, Field, FormNode, UnheededOption } from '@formwright/definition'
import { plainText } from '../plain.ts'

/**
 * Rows that the applicant adds, pastes or imports: presented as a table, as cards, or each on a page of its
 * own.
 */
export const listTableType = defineFieldType({
  name: 'list-table',
  shows: 'field',
  rank: 1,
  accepts: ({ node }) => node.kind === 'rows',
  needs: {
    type: 'array',
    items: { type: 'object', properties: { name: { title: '\u2026', type: 'string' } } },
  },
  options: {
    presentation: {
      type: 'string',
      description:
        'A table, cards below one another, or a page for each row in the section navigation. A table ' +
        'where each row is a few single values, cards otherwise.',
      enum: ['table', 'cards', 'pages'],
    },
    detail: {
      type: 'object',
      description: 'The screen of one row: a JSON Forms UI schema with scopes relative to the row.',
    },
    elementLabelProp: {
      type: 'string',
      description: 'Dotted path of the member of a row that names it.',
    },
  },
  unheeded,
  paper: ['rows', 'rows-titles'],
  blank: () => [],
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})

const TABLE_SHAPES = new Set(['number', 'text', 'date', 'choice', 'boolean'])

/** Whether all values of a row are single ones, so that rows can be shown as a table. */
export function isTable({ node }: Pick<Field, 'node'>): boolean {
  const [row] = node.children
  return (
    row?.kind === 'group' &&
    !row.repeats &&
    row.children.every((child) => isSingleValue(child) || narrows(child))
  )
}

/** The members of a row, one for each column; branches that only restrict these members are left out. */
export function columnsOfRows({ children: [row] }: FormNode): readonly FormNode[] {
  return (row?.children ?? []).filter((child) => !narrows(child))
}

/** Whether all branches only restrict members that a row has in any case. */
function narrows({ kind, children }: FormNode): boolean {
  return kind === 'variants' && children.every((branch) => ownKeys(branch).length === 0)
}

function isSingleValue(node: FormNode): boolean {
  const { schema } = node
  return isOneCell(node) && !schema['x-evidence'] && !schema['x-list'] && !schema['x-words']
}

/** Whether a node fits into one cell of a spreadsheet. */
export function isOneCell({ kind, shape }: FormNode): boolean {
  return kind === 'cell' && TABLE_SHAPES.has(shape)
}

/** Reports a table presentation for rows that can only be shown as cards. */
function unheeded(field: Field, { presentation, detail }: ElementOptionValues): readonly UnheededOption[] {
  if (presentation !== 'table') return []
  const { label, title, node } = field
  if (detail !== undefined)
    return [{ name: 'presentation', code: 'table-with-detail', params: { field: label } }]
  if (isTable(field)) return []
  const members = columnsOfRows(node).filter((member) => !isSingleValue(member))
  const known = members.length > 0 ? members.map((member) => member.title) : [title]
  return [{ name: 'presentation', code: 'table-of-cards', params: { field: label, known } }]
}
