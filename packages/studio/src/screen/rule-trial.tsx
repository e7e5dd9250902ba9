import { useCallback, useMemo, useState } from 'react'
import { sampleNames, samplesOf, sampleTitle } from '@formwright/authoring'
import {
  isWithin,
  LABEL_SEPARATOR,
  optionsOf,
  splitPointer,
  translate,
  valueAt,
  word,
} from '@formwright/definition'
import { uncheckedForm, withValue } from '@formwright/engine'
import { keepTrial } from '../edits/cases.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { expressionIn, readsOf } from '../sentences/rule-reads.ts'
import { SelectInput, TextInput } from './text-input.tsx'
import { useNames, useStudio } from './use-studio.ts'
import { valueInWords, valueOfWords } from './value-in-words.ts'

/**
 * Tries a rule on values that are typed: those of its fields, all others as in a sample. What it says of them
 * is shown at once.
 */
export function RuleTrial({ rule }: { readonly rule: WrittenRule }) {
  const { model, part, language, run, say } = useStudio()
  const names = useNames()
  const [sample, setSample] = useState<string>()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [isKept, setKept] = useState(false)
  const samples = sampleNames(model.loaded)
  const base = sample ?? samples[0] ?? 'empty'
  const form = useMemo(() => uncheckedForm(model.bundle), [model.bundle])
  const answers = useMemo(() => samplesOf(model.loaded).get(base) ?? {}, [model.loaded, base])
  const cells = useMemo(() => {
    const read = [...new Set(readsOf(rule, names))]
    const all = model.fields.flatMap((field) => field.cells)
    // of rows it is the first that is tried
    return all
      .filter(({ pointer }) => read.some((one) => isWithin(pointer, one)))
      .map((cell) => ({ ...cell, pointer: cell.pointer.replaceAll('*', '0') }))
  }, [rule, names, model.fields])
  const words = useCallback(
    (text: string) => translate(model.bundle, language, text),
    [model.bundle, language],
  )
  const tried = useMemo(
    () =>
      Object.entries(typed).map(([pointer, text]) => {
        const schema = cells.find((cell) => cell.pointer === pointer)?.schema
        return [pointer, valueOfWords(text, schema, words)] as const
      }),
    [typed, cells, words],
  )
  const found = useMemo(() => {
    const now = tried.reduce<unknown>(
      (before, [pointer, value]) => withValue(before, splitPointer(pointer), value),
      answers,
    )
    return form.assess(now, { language }).findings.filter(({ code }) => code === rule.id)
  }, [form, answers, tried, language, rule.id])
  const keep = () => {
    run(keepTrial(model, { part, id: rule.id }, base, Object.fromEntries(tried), form))
    setTyped({})
    setKept(true)
  }
  if (expressionIn(rule)?.[0] !== 'check' || cells.length === 0) return null
  return (
    <fieldset className="st-list">
      <legend>{say('rule-trial')}</legend>
      <SelectInput
        label={say('rule-trial-base')}
        value={base}
        options={samples.map((one) => [one, sampleTitle(model.loaded, one, language)] as const)}
        onChange={setSample}
      />
      <div className="st-pair">
        {cells.map(({ pointer, label, schema }) => {
          const place = {
            label: label.split(LABEL_SEPARATOR).slice(-2).map(words).join(' · '),
            value: typed[pointer] ?? valueInWords(valueAt(answers, pointer), schema, language, words),
            onChange: (text: string) => {
              setTyped({ ...typed, [pointer]: text })
              setKept(false)
            },
          }
          const options = optionsOf(schema)?.map(({ title }) => [words(title), words(title)] as const)
          return options ? (
            <SelectInput key={pointer} {...place} options={[['', ''], ...options]} />
          ) : (
            <TextInput key={pointer} {...place} />
          )
        })}
      </div>
      <p role="status" className={found.length > 0 ? 'st-breaks' : 'st-passes'}>
        {found.length > 0
          ? word('label-and-value', language, {
              label: say('case-breaks'),
              value: found.map(({ message }) => message).join(word('list-of-lists', language)),
            })
          : say('case-passes')}
      </p>
      <div className="st-actions">
        <button type="button" className="st-button" onClick={keep}>
          {say('rule-trial-keep')}
        </button>
        {isKept && <span role="status">{say('rule-trial-kept')}</span>}
      </div>
    </fieldset>
  )
}
