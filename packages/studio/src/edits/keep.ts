import { nameYears, sampleNames } from '@formwright/authoring'
import type { Form } from '@formwright/engine'
import { layoutFile } from '../document/json-layout.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { lookAgain } from './cases.ts'

/**
 * Keeps answers that were tried as a sample: in the stead of one, or as a new one. Drafted cases on it expect
 * what is found in them then.
 * @param form the edition of the model, compiled
 */
export function keepSample(model: StudioModel, name: string, answers: unknown, form: Form): Act {
  const path = `${model.edition}/answers/${name}.json`
  const named = nameYears(path, layoutFile(answers as object), 'answers', model.bundle)
  return act(model, { name: 'keep-sample' }, (edits) => {
    edits.write(path, layoutFile(JSON.parse(named) as object))
    lookAgain(model, edits, form)
  })
}

/** A name for a new sample. */
export function freeSampleName({ loaded }: StudioModel): string {
  const taken = sampleNames(loaded)
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'sample' : `sample-${number}`
    if (!taken.includes(name)) return name
  }
}
