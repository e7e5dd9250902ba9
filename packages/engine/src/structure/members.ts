/** The members of an object in the answers. */
export type Members = Readonly<Record<string, unknown>>
