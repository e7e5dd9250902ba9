import { useState } from 'react'
import { addRule, omittedRules, ruleId } from '../edits/rules.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { partOf } from '../model/studio-model.ts'
import { withMessage } from '../sentences/default-message.ts'
import { RuleEditor } from './rule-editor.tsx'
import { RuleShapes } from './rule-shapes.tsx'
import { Sentence } from './sentence.tsx'
import { useNames, useStudio } from './use-studio.ts'

/** The rules of a part as sentences; the selected one is edited in place. */
export function RulesView() {
  const { model, part, selection, shape, draftCases, show, run, say } = useStudio()
  const [adding, setAdding] = useState(shape !== undefined)
  const [added, setAdded] = useState<string>()
  const title = model.bundle.parts.find((otherPart) => otherPart.key === part)?.title ?? ''
  const { rules } = partOf(model, part).files.rules!.value as { rules: readonly WrittenRule[] }
  const omitted = omittedRules(model)
  const names = useNames()
  const add = (rule: Omit<WrittenRule, 'id'>) => {
    const id = ruleId(model, part)
    run(addRule(model, part, withMessage({ id, ...rule }, names, model.bundle.form)))
    draftCases(id)
    setAdded(id)
    setAdding(false)
    show({ selection: { kind: 'rule', index: rules.length } })
  }
  return (
    <div className="st-scroll">
      <section className="st-rules" aria-label={say('rules-of', { part: title })}>
        {adding ? (
          <RuleShapes onAdd={add} onCancel={() => setAdding(false)} />
        ) : (
          <button type="button" className="st-button st-main" onClick={() => setAdding(true)}>
            + {say('add-rule')}
          </button>
        )}
        {rules.length === 0 && <p className="st-hint">{say('rules-none')}</p>}
        <ol>
          {rules.map((rule, index) =>
            selection?.kind === 'rule' && selection.index === index ? (
              <li key={index} className="st-rule st-open" ref={intoView}>
                <RuleEditor rule={rule} index={index} isNew={rule.id === added} onChanged={draftCases} />
              </li>
            ) : (
              <li key={index} className={`st-rule${omitted.has(rule.id) ? ' st-omitted' : ''}`}>
                <button type="button" onClick={() => show({ selection: { kind: 'rule', index } })}>
                  <span className={`st-id st-${rule.severity === 'warning' ? 'warning' : 'error'}`}>
                    {rule.id}
                  </span>
                  <Sentence rule={rule} />
                  {omitted.has(rule.id) && <span className="st-tag">{say('rule-omitted')}</span>}
                </button>
              </li>
            ),
          )}
        </ol>
      </section>
    </div>
  )
}

function intoView(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'nearest' })
}
