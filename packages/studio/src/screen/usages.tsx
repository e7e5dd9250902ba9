import { memo, useDeferredValue, useEffect } from 'react'
import { fileInfo } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { rulesIn } from '../edits/rules-without.ts'
import type { ConcernedRule } from '../edits/rules-without.ts'
import type { WrittenRule } from '../edits/rules.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { mentionsOf } from '../usage/mentions.ts'
import type { Mention } from '../usage/mentions.ts'
import { readsOf } from '../sentences/rule-reads.ts'
import { useStudio } from './use-studio.ts'

const USES = ['ui', 'paper', 'cases', 'answers', 'edition', 'form', 'carry'] as const

/** Where a field is used, with links: rules, cells, cases, columns. */
export function Usages({ field }: { readonly field: Field }) {
  const { model } = useStudio()
  // may lag behind typing of labels
  return <Uses pointer={field.pointer} part={field.part} model={useDeferredValue(model)} />
}

const Uses = memo(function Uses({
  pointer: about,
  part: home,
  model,
}: {
  readonly pointer: string
  readonly part: string
  readonly model: StudioModel
}) {
  const { highlight, say, show, namesOf } = useStudio()
  const mentions = mentionsOf(model, about)
  const rules = rulesIn(model, mentions)
  const others = USES.flatMap((kind) => {
    const [first, ...more] = mentions.filter((mention) => mention.kind === kind)
    return first ? [{ kind, first, count: more.length + 1 }] : []
  })
  // while hovering a rule, mark the fields that it reads
  const light = ({ file, index }: ConcernedRule) => {
    const { rules: all } = model.loaded.sources.get(file)!.value as { rules: readonly WrittenRule[] }
    highlight.show(readsOf(all[index]!, namesOf()))
  }
  useEffect(() => () => highlight.show(), [highlight])
  const partOfRule = (file: string) =>
    model.loaded.parts.find(
      ({ files }) => files.rules?.file === file || file.endsWith(`${files.rules?.file}`),
    )?.key ?? home
  const go = ({ kind, file, pointer }: Mention) => {
    const cell = kind === 'paper' ? /^\/blocks\/(\d+)\/rows\/(\d+)\/(\d+)/.exec(pointer) : null
    if (cell) {
      const [, block, row, index] = cell.map(Number)
      show({
        view: 'paper',
        part: home,
        selection: { kind: 'cell', block: block!, row: row!, index: index! },
      })
    } else if (kind === 'edition') show({ view: 'settings' })
    else if (kind === 'ui') show({ view: 'screen', part: home, selection: { kind: 'field', pointer: about } })
    else show({ view: 'files', file: model.loaded.sources.get(file)?.file ?? file })
  }
  return (
    <div className="st-property">
      <span className="st-name">{say('used-by')}</span>
      {rules.length + others.length === 0 && <p className="st-hint">{say('used-nowhere')}</p>}
      <div className="st-chips">
        {rules.map((rule) => (
          <button
            key={`${rule.file}${rule.index}`}
            type="button"
            className="st-chip"
            onMouseEnter={() => light(rule)}
            onMouseLeave={() => highlight.show()}
            onFocus={() => light(rule)}
            onBlur={() => highlight.show()}
            onClick={() =>
              show(
                fileInfo(rule.file).kind === 'variant'
                  ? { view: 'settings' }
                  : {
                      view: 'rules',
                      part: partOfRule(rule.file),
                      selection: { kind: 'rule', index: rule.index },
                    },
              )
            }
          >
            {rule.id}
          </button>
        ))}
        {others.map(({ kind, first, count }) => (
          <button key={kind} type="button" className="st-chip st-still" onClick={() => go(first)}>
            {say(`use-${kind}`)} {count}
          </button>
        ))}
      </div>
    </div>
  )
})
