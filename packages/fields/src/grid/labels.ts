import { hanDigits, plainForms } from '@formwright/definition'

/** Finds the rows or columns of a table by a name that was copied from elsewhere. */
export class Labels {
  readonly #exact = new Map<string, number[]>()
  readonly #loose = new Map<string, number[]>()

  /** @param names the possible names of each row or column */
  constructor(names: readonly (readonly string[])[]) {
    names.forEach((own, index) => {
      for (const name of new Set(own.map(plainLabel))) put(this.#exact, name, index)
      for (const name of new Set(own.flatMap(looseForms))) put(this.#loose, name, index)
    })
  }

  /** The indexes of the rows or columns with a name; all of them if several have the same. */
  of(text: string): readonly number[] {
    const exact = this.#exact.get(plainLabel(text))
    if (exact) return exact
    return looseForms(text).reduce<readonly number[]>(
      (found, form) => (found.length > 0 ? found : (this.#loose.get(form) ?? [])),
      [],
    )
  }
}

function put(map: Map<string, number[]>, name: string, index: number): void {
  if (name !== '') map.set(name, [...(map.get(name) ?? []), index])
}

/** A label without spaces, brackets, punctuation and the mark of required fields. */
export function plainLabel(text: string): string {
  return plainForms(text)
    .replaceAll(/[\s*()（）【】[\]:：;；，、。|｜]|[.,_-](?!\d)/g, '')
    .toLowerCase()
}

const NUMBERED = new RegExp(`^\\s*(其中|[0-9]+|[${hanDigits}]+)\\s*[:：.、]`)

/**
 * Variants of a label: without unit or note in brackets, the last title only (after `｜`), a bare year, only
 * the key or only the name of a row.
 */
function looseForms(text: string): string[] {
  const bare = plainForms(text).replaceAll(/\([^()]*\)/g, '')
  const year = /^\s*(\d{4})\s*年?[度末底]?\s*$/.exec(bare)?.[1]
  const last = bare.split('|').at(-1)!
  const [, key = '', name = ''] = /^\s*([a-z]+-?\d+)\s+(.+)$/i.exec(bare) ?? []
  const forms = [bare, year ?? '', key, name, last, last.replace(NUMBERED, '')]
  return [...new Set(forms.map(plainLabel))].filter((form) => form !== '')
}
