import { expect, test } from 'vitest'
import { filesOf } from '@formwright/definition/testing'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { setKeyword } from './change-field.ts'
import { addLanguage, confirmTranslation, translate } from './edition.ts'
import { setFormFact } from './form-facts.ts'
import { removeField } from './remove-field.ts'
import { outdatedTexts } from './texts.ts'

const form = modelOf(
  filesOf({
    fields: { a: { type: 'string', title: '企业名称' }, b: { type: 'string', title: '投入｜研发经费' } },
    files: {
      'texts/en.json': { language: 'en', texts: { 企业名称: 'Name', 投入: 'Spending', 研发经费: 'R&D' } },
    },
  }),
  '2024',
)!

/** The form after acts, each on what the one before left. */
const after = (model: StudioModel, ...acts: readonly ((model: StudioModel) => Act)[]) =>
  acts.reduce((now, act) => modelOf(withChanges(now.files, act(now).changes), now.edition)!, model)
const rename =
  (title: string, pointer = '/a') =>
  (model: StudioModel) =>
    setKeyword(model, pointer, 'title', title)
const english = ({ files, edition }: StudioModel) =>
  JSON.parse(files.get(`${edition}/texts/en.json`)!) as unknown

test('a text that is worded anew letter by letter keeps its translation, and says what it was made for', () => {
  const now = after(form, rename('企业名'), rename('企业全名'))
  expect(now.bundle.texts.en).toMatchObject({ 企业全名: 'Name' })
  expect([...outdatedTexts(now, 'en')]).toEqual([['企业全名', '企业名称']])
  expect(english(after(now, rename('企业名称')))).toEqual(english(form))
})

test('a text that is the same as another while it is typed takes no translation from it', () => {
  const typed = after(form, rename('', '/b'), rename('企业名称', '/b'), rename('企业名称的由来', '/b'))
  expect(typed.bundle.texts.en).toMatchObject({ 企业名称: 'Name' })
  expect(typed.bundle.texts.en).not.toHaveProperty('企业名称的由来')
  expect([...outdatedTexts(typed, 'en')]).toEqual([])
})

test('a label that is the same as another while it is typed over keeps its own translation', () => {
  const named = after(form, rename('企业名称与地址', '/b'), (model) =>
    translate(model, 'en', '企业名称与地址', 'Name and address'),
  )
  const typed = after(named, rename('企', '/b'), rename('企业名称', '/b'), rename('企业名称和地址', '/b'))
  expect(typed.bundle.texts.en).toMatchObject({ 企业名称: 'Name', 企业名称和地址: 'Name and address' })
  expect([...outdatedTexts(typed, 'en')]).toEqual([['企业名称和地址', '企业名称与地址']])
  expect(english(after(typed, rename('企业名称与地址', '/b')))).toEqual(english(named))
})

test('it is said no more once the translation is confirmed or changed, or the text is gone', () => {
  const now = after(form, rename('企业全名'))
  const confirmed = after(now, (model) => confirmTranslation(model, 'en', '企业全名'))
  expect(english(confirmed)).toEqual({
    language: 'en',
    texts: { 企业全名: 'Name', 投入: 'Spending', 研发经费: 'R&D' },
  })
  const changed = after(now, (model) => translate(model, 'en', '企业全名', 'Full name'))
  expect([...outdatedTexts(changed, 'en')]).toEqual([])
  const without = after(now, (model) => removeField(model, '/a'))
  expect(english(without)).toEqual({ language: 'en', texts: { 投入: 'Spending', 研发经费: 'R&D' } })
})

test('of a label of several titles, the one that was worded anew keeps its own', () => {
  const now = after(form, rename('投入｜研发支出', '/b'))
  expect(now.bundle.texts.en).toEqual({ 企业名称: 'Name', 投入: 'Spending', 研发支出: 'R&D' })
  expect([...outdatedTexts(now, 'en')]).toEqual([['研发支出', '研发经费']])
})

test('a language is added before it has any text, and then written into', () => {
  const added = after(form, (model) => addLanguage(model, 'pt-BR'))
  expect(added.bundle.texts['pt-BR']).toEqual({})
  expect(added.bundle.form.requiredLanguages).toBeUndefined()
  const written = after(added, (model) => translate(model, 'pt-BR', '企业名称', 'Nome'))
  expect(written.bundle.texts['pt-BR']).toEqual({ 企业名称: 'Nome' })
})

test('a summary that is taken away leaves no translation behind', () => {
  const read = (model: typeof form) => JSON.parse(model.files.get('2024/texts/en.json')!) as object
  const said = (text: string) => (model: typeof form) => setFormFact(model, 'summary', text)
  const reported = after(form, said('由县填报'), (model) => translate(model, 'en', '由县填报', 'Counties'))
  expect(read(after(reported, said('由'), said(''), said('由企业填报')))).toEqual(read(form))
})

test('what each form says stays until something else is written', () => {
  for (const fact of ['title', 'agency'] as const)
    expect(setFormFact(form, fact, ' ').changes.size, fact).toBe(0)
})
