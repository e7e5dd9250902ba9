/** The members of an object of the answers. */
export type Members = Readonly<Record<string, unknown>>
