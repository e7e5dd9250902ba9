import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { sampleNames, samplesOf, sampleTitle } from '@formwright/authoring'
import { LABEL_SEPARATOR, splitPointer, translate, valueAt, word } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { uncheckedForm, withValue } from '@formwright/engine'
import { isOfRule } from '../document/unfinished.ts'
import { isTrialKept, keepTrial } from '../edits/cases.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { partOf } from '../model/studio-model.ts'
import { expressionIn, isDeciding, readsOf } from '../sentences/rule-reads.ts'
import { SelectInput } from './text-input.tsx'
import { outcomeOf } from './trial-outcome.ts'
import type { TrialOutcome } from './trial-outcome.ts'
import { trialValues } from './trial-values.ts'
import { useNames, useProblems, useStudio } from './use-studio.ts'
import { ValueInput } from './value-input.tsx'

/**
 * Tries a rule on typed values of its fields; all other values are those of a sample. The outcome is shown at
 * once.
 */
export function RuleTrial({ rule, index }: { readonly rule: WrittenRule; readonly index: number }) {
  const { model, part, language, run, say } = useStudio()
  const untried = useWhyUntried(rule, index)
  const names = useNames()
  const [sample, setSample] = useState<string>()
  const [typed, setTyped] = useState<Readonly<Record<string, Json | undefined>>>({})
  const samples = sampleNames(model.loaded)
  const base = sample ?? samples[0] ?? 'empty'
  const form = useMemo(() => uncheckedForm(model.bundle), [model.bundle])
  const answers = useMemo(() => samplesOf(model.loaded).get(base) ?? {}, [model.loaded, base])
  const locations = useMemo(
    () => trialValues(rule, [...new Set(readsOf(rule, names))], model.fields),
    [rule, names, model.fields],
  )
  const words = (text: string) => translate(model.bundle, language, text)
  const kind = expressionIn(rule)?.[0]
  const outcome = useMemo(() => {
    const now = Object.entries(typed).reduce<unknown>(
      (before, [pointer, value]) => withValue(before, splitPointer(pointer), value),
      answers,
    )
    return untried ?? outcomeOf(rule, form, form.open(now, { language }), model.fields)
  }, [form, answers, typed, language, rule, untried, model.fields])
  const isKept = isTrialKept(model, rule.id, base, typed)
  const keep = () => {
    if (!isKept) run(keepTrial(model, { part, id: rule.id }, base, typed, form))
  }
  if (outcome === undefined || locations.length === 0) return null
  const broken = 'found' in outcome ? outcome.found : []
  return (
    <fieldset className="st-list">
      <legend>{say('rule-trial')}</legend>
      <SelectInput
        label={say('rule-trial-base')}
        value={base}
        options={samples.map(
          (sampleName) => [sampleName, sampleTitle(model.loaded, sampleName, language)] as const,
        )}
        onChange={setSample}
      />
      <div className="st-pair">
        {locations.map(({ pointer, label, schema }) => (
          <ValueInput
            key={pointer}
            label={label.split(LABEL_SEPARATOR).slice(-2).map(words).join(' · ')}
            schema={schema}
            value={pointer in typed ? typed[pointer] : (valueAt(answers, pointer) as Json | undefined)}
            onChange={(value) => setTyped({ ...typed, [pointer]: value })}
          />
        ))}
      </div>
      <p role="status" className={toneOf(outcome)}>
        {'untried' in outcome
          ? say(`trial-${outcome.untried}`)
          : 'gives' in outcome
            ? say(`trial-${outcome.gives}`, { value: outcome.value })
            : broken.length > 0
              ? word('label-and-value', language, {
                  label: say('case-breaks'),
                  value: broken.map(({ message }) => message).join(word('list-of-lists', language)),
                })
              : say('case-passes')}
      </p>
      {kind === 'check' && !('untried' in outcome) && (
        <div className="st-actions">
          <button type="button" className="st-button" aria-disabled={isKept} onClick={keep}>
            {say('rule-trial-keep')}
          </button>
          {isKept && <span role="status">{say('rule-trial-kept')}</span>}
        </div>
      )}
    </fieldset>
  )
}

/** Why a rule cannot be tried: it has an unfinished sentence, or the linter reports an error in it. */
function useWhyUntried(rule: WrittenRule, index: number): TrialOutcome | undefined {
  const { model, part, unfinished } = useStudio()
  const all = useSyncExternalStore(
    useCallback((listener) => unfinished.subscribe(listener), [unfinished]),
    () => unfinished.all,
  )
  const { file: rules } = partOf(model, part).files.rules!
  const isWrong = useProblems().some(
    ({ file, pointer, severity }) => severity === 'error' && file === rules && isDeciding(pointer, index),
  )
  const isBegun = Object.keys(all).some((pointer) => isOfRule(pointer, rule.id))
  return useMemo(
    () => (isBegun ? { untried: 'unfinished' } : isWrong ? { untried: 'wrong' } : undefined),
    [isBegun, isWrong],
  )
}

function toneOf(outcome: TrialOutcome): string {
  if ('untried' in outcome) return 'st-wrong'
  return 'found' in outcome && outcome.found.length > 0 ? 'st-breaks' : 'st-passes'
}
