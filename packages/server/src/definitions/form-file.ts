/** The title of the form as its file says it now; empty while that cannot be read. */
export function titleIn(formFile: string | null): string {
  const title = memberOf(formFile ?? '', 'title')
  return typeof title === 'string' ? title : ''
}

/** A member of a form's file; nothing while that cannot be read. */
export function memberOf(formFile: string, name: 'id' | 'title'): unknown {
  try {
    return (JSON.parse(formFile) as { id?: unknown; title?: unknown })[name]
  } catch {
    return undefined
  }
}
