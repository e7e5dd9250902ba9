/** Maximum line length for a value on a single line, as in the repository's formatter. */
export const WIDTH = 110

const INDENT = '  '

/**
 * Formats a JSON value: on one line if it fits, otherwise with one member on each line.
 * @param indent indentation of the line
 * @param column column where the value starts
 * @param after number of characters that follow the value on its last line, such as a comma
 */
export function layoutJson(value: unknown, indent: string, column: number, after = 0): string {
  const flat = onOneLine(value)
  if (column + flat.length + after <= WIDTH) return flat
  const inner = indent + INDENT
  if (Array.isArray(value)) {
    const items = value.map((item) => inner + layoutJson(item, inner, inner.length, 1))
    return `[\n${items.join(',\n')}\n${indent}]`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => inner + layoutMember(key, member, inner))
    return `{\n${members.join(',\n')}\n${indent}}`
  }
  return flat
}

/** A property with its key, without the indentation before it. */
export function layoutMember(key: string, value: unknown, indent: string): string {
  const name = `${JSON.stringify(key)}: `
  return name + layoutJson(value, indent, indent.length + name.length, 1)
}

/** A JSON value on one line, with spaces inside braces and after commas and colons. */
export function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/** A whole file, with each member of its object on a line of its own. */
export function layoutFile(value: object): string {
  const members = Object.entries(value).map(([name, member]) => {
    const key = `  ${JSON.stringify(name)}: `
    return key + layoutJson(member, '  ', key.length, 1)
  })
  return `{\n${members.join(',\n')}\n}\n`
}
