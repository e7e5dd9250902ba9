import type { FileMap } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import type { Act } from './act.ts'

const facts = { id: 'bases', year: 2027, title: '基地申报表', agency: '某厅', signed: true }

/** A form that was just begun, with the workflow that such a form has. */
export const blank = blankForm(facts, ['基本情况'])

/** What acts make of a form, one after the other. */
export function done(start: FileMap, ...acts: readonly ((model: StudioModel) => Act)[]): StudioModel {
  const files = acts.reduce<FileMap>(
    (now, make) => withChanges(now, make(modelOf(now, '2027')!).changes),
    start,
  )
  return modelOf(files, '2027')!
}
