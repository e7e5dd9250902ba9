import { joinList } from '@formwright/definition'
import type { RuleEntry } from '@formwright/definition'
import { expressionsOf } from '../sentences/rule-reads.ts'
import { wordForWord } from '../sentences/word-for-word.ts'
import type { Names } from '../sentences/names.ts'
import { useNames, useStudio } from './use-studio.ts'

/** The rules that contain numbers instead of parameters, with links. */
export function NumbersInRules() {
  const { model, language, show, say } = useStudio()
  const names = useNames()
  const found = model.bundle.rules.flatMap((rule) => {
    const numbers = numbersIn(rule, names)
    return numbers.length === 0 ? [] : [{ rule, numbers }]
  })
  if (found.length === 0) return null
  return (
    <details className="st-steps">
      <summary>{say('numbers-in-rules', { n: found.length })}</summary>
      <div className="st-chips">
        {found.map(({ rule: { id, part, index }, numbers }) => (
          <button
            key={id}
            type="button"
            className="st-chip"
            onClick={() => show({ view: 'rules', part, selection: { kind: 'rule', index } })}
          >
            {id} {joinList(numbers, language)}
          </button>
        ))}
      </div>
    </details>
  )
}

/** The numbers in a rule, except 0 and 1, which mean “whether” and “how many”. */
function numbersIn(rule: RuleEntry, names: Names): string[] {
  const tokens = expressionsOf(rule).flatMap((expression) => wordForWord(expression, names))
  const numbers = tokens.flatMap(({ code, kind }) => (kind === 'literal' && /^\d/.test(code) ? code : []))
  return [...new Set(numbers)].filter((number) => number !== '0' && number !== '1')
}
