type Words = readonly [says: string, mend: string]

/**
 * One problem that a definition can have. `{name}` placeholders are filled from the problem's `params`.
 */
export interface Entry {
  readonly severity: 'error' | 'warning'
  readonly zh: Words
  readonly en: Words
}

export const error = (zh: Words, en: Words): Entry => ({ severity: 'error', zh, en })
export const warning = (zh: Words, en: Words): Entry => ({ severity: 'warning', zh, en })
