import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FileMap } from '@formwright/definition'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { addField } from './add-field.ts'
import type { Act } from './act.ts'
import { changeKind, setKeyword, setRequired } from './change-field.ts'
import { setInTable, setWindow } from './edition.ts'
import { moveField } from './move-field.ts'
import { setFormFact, setRequiredLanguages } from './form-facts.ts'
import { moveRow, setHeading } from './paper.ts'
import { removeField } from './remove-field.ts'
import { setFiller } from './rights.ts'
import { changeRule, removeRule } from './rules.ts'
import acts from './golden/acts.json' with { type: 'json' }

const ACTS: Readonly<Record<string, (model: StudioModel, ...args: never[]) => Act>> = {
  addField,
  changeKind,
  changeRule,
  moveField,
  moveRow,
  removeField,
  removeRule,
  setFiller,
  setFormFact,
  setHeading,
  setInTable,
  setKeyword,
  setRequired,
  setRequiredLanguages,
  setWindow,
}

/** Several files in one text, each after a line with its path. */
function filesIn(text: string): FileMap {
  const pieces = text.split(/^=== (.+)\n/m).slice(1)
  return new Map(
    Array.from(
      { length: pieces.length / 2 },
      (_, index) => [pieces[2 * index]!, pieces[2 * index + 1]!] as const,
    ),
  )
}

function inOneText(changes: Act['changes']): string {
  return [...changes].map(([path, text]) => `=== ${path}\n${text ?? '(deleted)\n'}`).join('')
}

const form = filesIn(readFileSync(new URL('./golden/form.txt', import.meta.url), 'utf8'))
const model = modelOf(form, '2026')!

test.each(Object.entries(acts))(
  'what is written when officials %s is what a careful person writes',
  async (name, { act, with: given }) => {
    const args = [given].flat().map((one) => one ?? undefined) as never[]
    const { changes } = ACTS[act]!(model, ...args)
    await expect(inOneText(changes)).toMatchFileSnapshot(`./golden/${name.replaceAll(' ', '-')}.txt`)
  },
)
