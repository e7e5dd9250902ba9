import { useMemo, useState } from 'react'
import { below, translate } from '@formwright/definition'
import { regionOfCases, rulingOf, takeBackParam } from '../edits/take-back-param.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { filesAtFirst, whatChanged } from '../model/what-changed.ts'
import type { Changed } from '../model/what-changed.ts'
import { inLine } from './items-in-line.ts'
import { useStudio } from './use-studio.ts'

interface Props {
  /** Id of the rule, or the code of the limit, that is unexpected or missing in a case. */
  readonly code: string
  readonly pointer: string
  /** The file of the case. */
  readonly file: string
}

/**
 * The changes that may have made a case fail: since the page was opened, otherwise since the earlier edition.
 * Changed values can be restored, as the change may be wrong rather than the case.
 */
export function CaseReasons({ code, pointer, file }: Props) {
  const { document, model, language, run, say, show, namesOf } = useStudio()
  const [first] = useState(() => modelOf(filesAtFirst(document), model.edition))
  const region = regionOfCases(model, file)
  const { before, changed } = useMemo(() => {
    for (const earlier of [first, model.earlier?.()]) {
      const found = earlier ? whatChanged(earlier, model, code, pointer, region) : []
      if (earlier && found.length > 0) return { before: earlier, changed: found }
    }
    return { before: model, changed: [] }
  }, [first, model, code, pointer, region])
  const field = namesOf().fieldAround(pointer)?.words ?? ''
  const wordsOf = (kind: Changed['kind'], values: readonly string[], unit = '') => {
    if (values.length === 0) return say('cause-none')
    return [kind === 'window' ? values.join(' – ') : inLine(values, language), unit].filter(Boolean).join(' ')
  }
  const textOf = (change: Changed) => {
    switch (change.kind) {
      case 'rule':
        return say('cause-changed')
      case 'rule-added':
        return say('cause-added')
      case 'rule-removed':
        return say('cause-removed')
      case 'severity':
        return say('cause-severity')
      case 'field':
        return say('cause-field', { field })
      default: {
        const values = {
          title: translate(model.bundle, language, change.title ?? ''),
          was: wordsOf(change.kind, change.was, change.unit),
          now: wordsOf(change.kind, change.now, change.unit),
        }
        const ruling = change.name === undefined ? undefined : rulingOf(model, region, change.name)
        return ruling
          ? say('cause-region-param', { ...values, authority: ruling.variant.authority })
          : say(`cause-${change.kind}`, values)
      }
    }
  }
  return changed.map((change, index) => (
    <p key={index} className="st-hint">
      {textOf(change)}{' '}
      {change.kind === 'param' && change.name !== undefined && change.was.length > 0 && (
        <>
          <button
            type="button"
            className="st-button"
            onClick={() => run(takeBackParam(model, before, region, change.name!))}
          >
            {say('cause-take-back', { was: wordsOf(change.kind, change.was, change.unit) })}
          </button>{' '}
          <button
            type="button"
            className="st-link"
            onClick={() => show(locationOfParam(model, region, change.name!))}
          >
            {say('cause-go')}
          </button>
        </>
      )}
    </p>
  ))
}

/** Where the value of a parameter is set. */
function locationOfParam(model: StudioModel, region: string, name: string) {
  const file = rulingOf(model, region, name)?.file ?? `${model.edition}/edition.json`
  return { view: 'settings' as const, file, at: { pointer: below('/params', name) } }
}
