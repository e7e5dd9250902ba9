import { useMemo, useState } from 'react'
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
import type { Json } from '@formwright/definition'
import { uncheckedForm, withValue } from '@formwright/engine'
import { keepTrial } from '../edits/cases.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { expressionIn, readsOf } from '../sentences/rule-reads.ts'
import { SelectInput, TextInput } from './text-input.tsx'
import { useNames, useStudio } from './use-studio.ts'

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
  const found = useMemo(() => {
    const tried = Object.entries(typed).reduce<unknown>(
      (now, [pointer, text]) => withValue(now, splitPointer(pointer), valueOf(text)),
      answers,
    )
    return form.assess(tried, { language }).findings.filter(({ code }) => code === rule.id)
  }, [form, answers, typed, language, rule.id])
  const keep = () => {
    const tried = Object.entries(typed).map(([pointer, text]) => [pointer, valueOf(text)] as const)
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
            label: label
              .split(LABEL_SEPARATOR)
              .slice(-2)
              .map((one) => translate(model.bundle, language, one))
              .join(' · '),
            value: typed[pointer] ?? shown(valueAt(answers, pointer)),
            onChange: (text: string) => {
              setTyped({ ...typed, [pointer]: text })
              setKept(false)
            },
          }
          const options = optionsOf(schema)?.map(
            (one) => [one.const, translate(model.bundle, language, one.title)] as const,
          )
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

function shown(value: unknown): string {
  return value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
}

/** What was typed, as a number, a list or a text; nothing for an empty box. */
function valueOf(text: string): Json | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (!/^[-\d[{]/.test(trimmed)) return trimmed
  try {
    return JSON.parse(trimmed) as Json
  } catch {
    return trimmed
  }
}
