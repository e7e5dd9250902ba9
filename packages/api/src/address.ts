import type { Call, RouteName } from './routes.ts'

interface CallParts {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
}

/** Method, path (below `/api`) and body of a call. */
export function addressOf<N extends RouteName>(
  name: N,
  given: Call<N> | undefined,
): { readonly method: string; readonly path: string; readonly body: unknown } {
  const { params = {}, query = {}, body }: CallParts = given ?? {}
  const [method = '', template = ''] = name.split(' ')
  const path = template.replaceAll(/:(\w+)/g, (_all, key: string) => encodeURIComponent(params[key] ?? ''))
  const search = Object.entries(query)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]))
    .join('&')
  return { method, path: search === '' ? path : `${path}?${search}`, body }
}
