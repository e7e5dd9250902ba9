import { word } from '@formwright/definition'
import { useState } from 'react'
import { addRule, ruleId } from '../edits/rules.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { partOf } from '../model/studio-model.ts'
import type { Names } from '../sentences/names.ts'
import { sentenceOf, textOf } from '../sentences/sentence.ts'
import { expressionIn } from '../sentences/rule-reads.ts'
import { RuleEditor } from './rule-editor.tsx'
import { RuleShapes } from './rule-shapes.tsx'
import { useCaseDrafts } from './use-case-drafts.ts'
import { useNames, useStudio } from './use-studio.ts'

/** The rules of a part as sentences; the one that is chosen is edited in place. */
export function RulesView() {
  const { model, part, selection, show, run, say } = useStudio()
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<string>()
  const draftCases = useCaseDrafts()
  const title = model.bundle.parts.find((one) => one.key === part)?.title ?? ''
  const { rules } = partOf(model, part).files.rules!.value as { rules: readonly WrittenRule[] }
  const add = (rule: Omit<WrittenRule, 'id'>) => {
    const id = ruleId(model, part.slice(0, 3).toUpperCase() || 'R')
    run(addRule(model, part, { id, ...rule }))
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
              <li key={index} className="st-rule">
                <button type="button" onClick={() => show({ selection: { kind: 'rule', index } })}>
                  <span className={`st-id st-${rule.severity === 'warning' ? 'warning' : 'error'}`}>
                    {rule.id}
                  </span>
                  <Sentence rule={rule} />
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

/** What a rule tells applicants, and what it says: its fields and parameters marked. */
function Sentence({ rule }: { readonly rule: WrittenRule }) {
  const { language, say } = useStudio()
  const names = useNames()
  const expression = expressionIn(rule)
  return (
    <span className="st-said">
      {rule.message !== undefined && (
        <span className="st-message">{messageInWords(rule.message, names)}</span>
      )}
      {rule.when !== undefined && (
        <>
          {say('rule-said-when')}
          <Pieces expression={rule.when} />
          {say('rule-said-then')}
        </>
      )}
      {Object.entries(rule.let ?? {}).map(([name, value]) => (
        <span key={name}>
          {say('rule-said-let', { name })}
          <Pieces expression={value} />
          {word('list-of-lists', language)}
        </span>
      ))}
      {expression && <Pieces expression={expression[1]} />}
    </span>
  )

  function Pieces({ expression: text }: { readonly expression: string }) {
    return sentenceOf(text, names).map((piece, index) => (
      <span key={index} className={`st-${piece.kind}-piece`} title={piece.code}>
        {piece.words}
      </span>
    ))
  }
}

/** A message with what it shows by name: fields and parameters in the marks of sentences. */
function messageInWords(message: string, names: Names): string {
  return message.replaceAll(/\{([^{}]+)\}/g, (_, code: string) => {
    // a value that the rule works out, or the year in hand
    if (/^\w+$/.test(code) && !names.longest(code)) return '…'
    return textOf(sentenceOf(code, names))
  })
}
