import { nameYears, sampleNames, sampleTitle } from '@formwright/authoring'
import { languageOf } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { layoutFile } from '../document/json-layout.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { recheck } from './cases.ts'

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
    recheck(model, edits, form)
  })
}

/**
 * Keeps answers that were tried as one more sample, called by a title of its own; without one it has a
 * number.
 */
export function keepNewSample(model: StudioModel, title: string, answers: unknown, form: Form): Act {
  const name = freeSampleName(model)
  const { step, changes } = keepSample(model, name, answers, form)
  if (title.trim() === '') return { step, changes }
  const path = `${model.edition}/samples.json`
  const named = act(model, step, (edits) => {
    const language = languageOf(model.bundle.form)
    const said = { [language]: title.trim() }
    if (edits.text(path) !== undefined) return void edits.json(path).set(`/${name}`, said)
    // with the first title those before are called as they were shown
    const before = sampleNames(model.loaded).map((one) => [
      one,
      { [language]: sampleTitle(model.loaded, one, language) },
    ])
    edits.write(path, layoutFile({ ...Object.fromEntries(before), [name]: said }))
  })
  return { step, changes: new Map([...changes, ...named.changes]) }
}

/** Whether a sample is called so already. */
export function isSampleTitle({ loaded, bundle }: StudioModel, title: string): boolean {
  const language = languageOf(bundle.form)
  return sampleNames(loaded).some((name) => sampleTitle(loaded, name, language) === title.trim())
}

/** A name for a new sample. */
export function freeSampleName({ loaded }: StudioModel): string {
  const taken = sampleNames(loaded)
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'sample' : `sample-${number}`
    if (!taken.includes(name)) return name
  }
}
