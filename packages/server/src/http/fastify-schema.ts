/** What the OpenAPI document takes from a route's schema, beside its shapes. */
declare module 'fastify' {
  interface FastifySchema {
    readonly summary?: string
    readonly hide?: boolean
    readonly tags?: readonly string[]
    readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  }
}

export {}
