import { nameYears, sampleNames, sampleTitle } from '@formwright/authoring'
import { languageOf } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { layoutFile } from '../document/json-layout.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { recheck } from './cases.ts'

/**
 * Saves tried answers as a sample, replacing one of the same name. Drafted cases based on it are updated.
 * @param form the compiled edition of the model
 */
export function keepSample(model: StudioModel, name: string, answers: unknown, form: Form): Act {
  const path = `${model.edition}/answers/${name}.json`
  const named = nameYears(path, layoutFile(answers as object), 'answers', model.bundle)
  return act(model, { name: 'keep-sample' }, (edits) => {
    edits.write(path, layoutFile(JSON.parse(named) as object))
    recheck(model, edits, form)
  })
}

/** Saves tried answers as a new sample with a title; without one it is numbered. */
export function keepNewSample(model: StudioModel, title: string, answers: unknown, form: Form): Act {
  const name = freeSampleName(model)
  const { step, changes } = keepSample(model, name, answers, form)
  if (title.trim() === '') return { step, changes }
  const path = `${model.edition}/samples.json`
  const named = act(model, step, (edits) => {
    const language = languageOf(model.bundle.form)
    const said = { [language]: title.trim() }
    if (edits.text(path) !== undefined) return void edits.json(path).set(`/${name}`, said)
    // with the first title, earlier samples get the titles that were shown for them
    const before = sampleNames(model.loaded).map((one) => [
      one,
      { [language]: sampleTitle(model.loaded, one, language) },
    ])
    edits.write(path, layoutFile({ ...Object.fromEntries(before), [name]: said }))
  })
  return { step, changes: new Map([...changes, ...named.changes]) }
}

/** Whether a sample with this title exists. */
export function isSampleTitle({ loaded, bundle }: StudioModel, title: string): boolean {
  const language = languageOf(bundle.form)
  return sampleNames(loaded).some((name) => sampleTitle(loaded, name, language) === title.trim())
}

/** An unused name for a new sample. */
export function freeSampleName({ loaded }: StudioModel): string {
  const taken = sampleNames(loaded)
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'sample' : `sample-${number}`
    if (!taken.includes(name)) return name
  }
}
