import toPath from 'es-toolkit/compat/toPath'

/** Copies an object along a path (`a.b[0].c`); the rest is shared. */
export function copyAlong(object: object, path: string): object {
  const copy = shallow(object)
  let at: Record<string, unknown> = copy as Record<string, unknown>
  for (const step of toPath(path).slice(0, -1)) {
    const below = at[step]
    if (typeof below !== 'object' || below === null) break
    at = at[step] = shallow(below) as Record<string, unknown>
  }
  return copy
}

function shallow(object: object): object {
  return Array.isArray(object) ? [...object] : { ...object }
}
