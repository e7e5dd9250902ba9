/**
 * The schema of a list whose rows have a key that the form gives out, and a name.
 *
 * @param key how the key of a row is written, such as `RD00`
 * @param more members of a row besides
 */
export function keyedRows(title: string, key: string, more: Readonly<Record<string, object>> = {}) {
  return {
    type: 'array',
    title,
    items: {
      type: 'object',
      properties: {
        code: { type: 'string', title: '编号', 'x-key': key },
        name: { type: 'string', title: '名称' },
        ...more,
      },
    },
  }
}
