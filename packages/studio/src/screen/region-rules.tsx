import { useState } from 'react'
import { translate } from '@formwright/definition'
import type { RegionalVariant } from '@formwright/definition'
import { unfinishedKey } from '../document/unfinished.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { setVariantRules, variantRuleId } from '../edits/variants.ts'
import type { VariantInFile } from '../edits/variants.ts'
import { withMessage } from '../sentences/default-message.ts'
import { RuleFinding } from './rule-finding.tsx'
import { RuleShapes } from './rule-shapes.tsx'
import { SeverityInput } from './severity-input.tsx'
import { Sentence } from './sentence.tsx'
import { SentenceInput } from './sentence-input.tsx'
import { SelectInput } from './text-input.tsx'
import { useFoundInRule } from './use-found-in-rule.ts'
import { useNames, useStudio } from './use-studio.ts'

type Rule = NonNullable<RegionalVariant['rules']>[number]

/** The additional rules of a region; the selected one is edited in place. */
export function RegionRules({ variantInFile }: { readonly variantInFile: VariantInFile }) {
  const { model, run, say } = useStudio()
  const names = useNames()
  const [isAdding, setAdding] = useState(false)
  const [open, setOpen] = useState<string>()
  const rules = variantInFile.variant.rules ?? []
  const write = (next: readonly Rule[], group?: string) =>
    run(setVariantRules(model, variantInFile, next), group)
  const add = (shaped: Omit<WrittenRule, 'id'>) => {
    const id = variantRuleId(model, variantInFile)
    const [at = ''] = [shaped.at].flat()
    const part = names.fieldAround(at)
    const slot = model.fields.find(({ pointer }) => pointer === part?.pointer)?.part ?? ''
    const rule = { ...withMessage({ id, ...shaped }, names, model.bundle.form), part: slot }
    write([...rules, { ...rule, source: variantInFile.variant.source }])
    setAdding(false)
    setOpen(id)
  }
  return (
    <>
      {rules.length > 0 && (
        <ol>
          {rules.map((rule, index) => (
            <li key={rule.id} className={`st-rule${open === rule.id ? ' st-open' : ''}`}>
              <button
                type="button"
                aria-expanded={open === rule.id}
                onClick={() => setOpen(open === rule.id ? undefined : rule.id)}
              >
                <span className={`st-id st-${rule.severity === 'warning' ? 'warning' : 'error'}`}>
                  {rule.id}
                </span>
                <Sentence rule={rule} />
              </button>
              {open === rule.id && (
                <RegionRule
                  rule={rule}
                  index={index}
                  file={variantInFile.file}
                  onChange={(values, group) =>
                    write(
                      rules.map((otherRule) => (otherRule === rule ? changed(rule, values) : otherRule)),
                      group && `${group}${variantInFile.file}${rule.id}`,
                    )
                  }
                  onRemove={() => write(rules.filter((otherRule) => otherRule !== rule))}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {isAdding ? (
        <RuleShapes checksOnly onAdd={add} onCancel={() => setAdding(false)} />
      ) : (
        <button type="button" className="st-button" onClick={() => setAdding(true)}>
          + {say('regions-add-rule')}
        </button>
      )}
    </>
  )
}

type Changes = { readonly [Key in keyof Rule]?: Rule[Key] | undefined }

/** A rule with changed members; members set to `undefined` are removed. */
function changed(rule: Rule, values: Changes): Rule {
  return Object.fromEntries(
    Object.entries({ ...rule, ...values }).filter(([, value]) => value !== undefined),
  ) as unknown as Rule
}

function RegionRule({
  rule,
  index,
  file,
  onChange,
  onRemove,
}: {
  readonly rule: Rule
  readonly index: number
  readonly file: string
  readonly onChange: (values: Changes, group?: string) => void
  readonly onRemove: () => void
}) {
  const { model, language, say } = useStudio()
  const foundAt = useFoundInRule(file, index)
  const { parts } = model.bundle
  return (
    <>
      <div className="st-pair">
        <SeverityInput severity={rule.severity} onChange={(severity) => onChange({ severity })} />
        {parts.length > 1 && (
          <SelectInput
            label={say('regions-rule-part')}
            value={rule.part}
            options={parts.map(({ key, title }) => [key, translate(model.bundle, language, title)] as const)}
            onChange={(part) => onChange({ part })}
          />
        )}
      </div>
      <SentenceInput
        label={say('rule-when')}
        draftKey={unfinishedKey(rule.id, 'when')}
        value={rule.when ?? ''}
        found={foundAt('when')}
        mayBeEmpty
        isCondition
        onChange={(when) => onChange({ when: when || undefined }, 'when')}
      />
      {rule.check !== undefined && (
        <SentenceInput
          label={say('rule-check')}
          draftKey={unfinishedKey(rule.id, 'check')}
          value={rule.check}
          found={foundAt('check')}
          onChange={(check) => onChange({ check }, 'check')}
        />
      )}
      <RuleFinding rule={rule} onChange={onChange} />
      <div className="st-actions">
        <button type="button" className="st-button st-danger" onClick={onRemove}>
          {say('remove-rule')}
        </button>
      </div>
    </>
  )
}
