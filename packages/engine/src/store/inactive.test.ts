import { describe, expect, test } from 'vitest'
import type { Json, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { shownAnswers } from '../assess/shown.ts'
import { compileForm } from '../compile-form.ts'
import { appliesOf } from '../structure/applies-of.ts'
import type { FormStore } from './form-store.ts'

const opened = (schema: Schema, answers: Json): FormStore => compileForm(bundleOf({ schema })).open(answers)

/** What is abroad has a country and a contact, what is at home a county and a contact. */
const field = (inactive: 'keep' | 'clear'): Schema =>
  ({
    type: 'object',
    'x-inactive': inactive,
    properties: { abroad: { type: 'boolean' }, name: { type: 'string' } },
    if: { properties: { abroad: { const: true } }, required: ['abroad'] },
    // oxlint-disable-next-line unicorn/no-thenable
    then: { properties: { country: { type: 'string' }, contact: { type: 'string' } } },
    else: { properties: { county: { type: 'string' }, contact: { type: 'string' } } },
  }) as unknown as Schema

const ABROAD = { name: 'a', abroad: true, country: 'FR', contact: 'c' }

describe('values of a branch that no longer applies', () => {
  test('are kept where nothing else is said, neither shown nor checked', () => {
    const store = opened(field('keep'), ABROAD)
    store.set('/abroad', false)
    expect(store.answers).toEqual({ ...ABROAD, abroad: false })
    store.set('/country', 5)
    expect(store.findings()).toEqual([])
  })

  test('are cleared with the change that decides, and come back by undoing it', () => {
    const store = opened(field('clear'), ABROAD)
    store.set('/name', 'b')
    expect(store.answers).toEqual({ ...ABROAD, name: 'b' })
    store.set('/abroad', false)
    expect(store.answers).toEqual({ name: 'b', abroad: false, contact: 'c' })
    store.undo()
    expect(store.answers).toEqual({ ...ABROAD, name: 'b' })
  })

  test('are told to whoever shows them, with the change that decides and when it is undone', () => {
    const store = opened({ type: 'object', properties: { at: field('keep') } } as unknown as Schema, {
      at: ABROAD,
    })
    const seen: string[] = []
    for (const key of ['country', 'contact', 'county', 'name'])
      store.subscribe(`/at/${key}`, () => seen.push(`${key} ${store.state(`/at/${key}`).visible}`))
    store.set('/at/abroad', false)
    expect(seen.toSorted()).toEqual(['contact true', 'country false', 'county true'])
    seen.length = 0
    store.undo()
    expect(seen.toSorted()).toEqual(['contact true', 'country true', 'county false'])
  })

  test('are neither printed nor exported, in rows either, with the files that belong to them', () => {
    const schema = {
      type: 'object',
      properties: { at: field('keep'), places: { type: 'array', items: field('keep') } },
    } as unknown as Schema
    const { bundle, applies } = compileForm(bundleOf({ schema }))
    const file = { target: 'at.country', name: 'a.pdf', sha256: 'a' }
    const away = { ...ABROAD, abroad: false, county: 'K' }
    const left = { name: 'a', abroad: false, contact: 'c', county: 'K' }
    const answers = { at: away, places: [ABROAD, away], attachments: [file] }
    expect(shownAnswers(bundle, answers, applies)).toEqual({
      at: left,
      places: [{ name: 'a', abroad: true, country: 'FR', contact: 'c' }, left],
      attachments: [],
    })
    expect(shownAnswers(bundle, answers, appliesOf(bundle))).toEqual(shownAnswers(bundle, answers, applies))
  })

  test('are cleared unasked where the object refuses what no branch of it is for', () => {
    const { 'x-inactive': _, ...open } = field('keep') as Schema & Record<string, unknown>
    const store = opened({ ...open, unevaluatedProperties: false } as unknown as Schema, ABROAD)
    store.set('/abroad', false)
    expect(store.answers).toEqual({ name: 'a', abroad: false, contact: 'c' })
    expect(store.findings()).toEqual([])
    store.undo()
    expect(store.answers).toEqual(ABROAD)
  })

  test('are cleared in the row that changed only', () => {
    const rows: Schema = {
      type: 'object',
      properties: { places: { type: 'array', items: field('clear') } },
    } as unknown as Schema
    const store = opened(rows, { places: [ABROAD, ABROAD] })
    store.set('/places/1/abroad', false)
    expect(store.answers).toEqual({ places: [ABROAD, { name: 'a', abroad: false, contact: 'c' }] })
  })

  test('are cleared where another field names the alternative, and what depends on a member goes with it', () => {
    const store = opened(
      {
        type: 'object',
        'x-inactive': 'clear',
        properties: { kind: { enum: ['firm', 'person'] }, card: { type: 'string' } },
        oneOf: [
          { properties: { kind: { const: 'firm' }, company: { type: 'string' } }, required: ['kind'] },
          { properties: { kind: { const: 'person' }, surname: { type: 'string' } }, required: ['kind'] },
        ],
        dependentSchemas: { card: { properties: { address: { type: 'string' } } } },
      } as unknown as Schema,
      { kind: 'firm', company: 'c', card: '1', address: 'a' },
    )
    store.set('/kind', 'person')
    expect(store.answers).toEqual({ kind: 'person', card: '1', address: 'a' })
    store.set('/card', undefined)
    expect(store.answers).toEqual({ kind: 'person' })
  })

  test('are cleared with an alternative that something else than the screen left', () => {
    const firm = { kind: { const: 'firm' }, company: { type: 'string' }, note: { type: 'string' } }
    const person = { kind: { const: 'person' }, surname: { type: 'string' }, note: { type: 'string' } }
    const alternatives = (of: (properties: object) => object) =>
      ({ type: 'object', 'x-inactive': 'clear', oneOf: [of(firm), of(person)] }) as unknown as Schema
    const coded = opened(
      alternatives((properties) => ({ properties, required: ['kind'] })),
      { kind: 'firm', company: 'c', note: 'n' },
    )
    coded.set('/kind', 'person')
    expect(coded.answers).toEqual({ kind: 'person', note: 'n' })
    const plain = opened(
      alternatives((properties) => {
        const { kind: _, ...others } = properties as Record<string, Schema>
        return { properties: others, required: Object.keys(others) }
      }),
      { company: 'c', note: 'n' },
    )
    plain.set('/note', undefined)
    expect(plain.answers).toEqual({ company: 'c' })
    plain.setAll([
      ['/company', 5],
      ['/surname', 's'],
      ['/note', 'n'],
    ])
    expect(plain.answers).toEqual({ surname: 's', note: 'n' })
  })
})
