import { truncate } from '@formwright/definition'
import { useMemo } from 'react'
import type { Form } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { spansOf } from './text-spans.ts'
import type { TextSpan } from './text-spans.ts'
import './difference.css'

interface DifferenceProps {
  readonly form: Pick<Form, 'bundle'>
  readonly pointer: string
  readonly before: unknown
  readonly after: unknown
}

/** Maximum length of a value without counterpart where values are only reported. */
const LONG = 240

/** Two values in one line: removed text struck out, added text marked. */
export function Difference(props: DifferenceProps) {
  return (
    <span className="difference">
      {useSpans(props).map((span, index) => (
        <Marked key={index} {...span} />
      ))}
    </span>
  )
}

/** Two values side by side in full with their differences marked, for two table columns. */
export function useSides(props: DifferenceProps): readonly [before: React.ReactNode, after: React.ReactNode] {
  const spans = useSpans(props)
  const side = (kind: TextSpan['kind']) => (
    <span className="difference">
      {spans
        .filter((span) => span.kind === 'same' || span.kind === kind)
        .map((span, index) => (
          <Marked key={index} {...span} isWhole />
        ))}
    </span>
  )
  return [side('gone'), side('new')]
}

function useSpans({ form, pointer, before, after }: DifferenceProps): TextSpan[] {
  const empty = useSay()('empty-value')
  const { language } = usePreferences()
  return useMemo(() => {
    const [one, other] = [before, after].map((value) => valueText(form, pointer, value, language)) as [
      string,
      string,
    ]
    if (one !== '' && other !== '') return spansOf(one, other)
    return [
      { kind: 'gone', text: one || empty },
      { kind: 'new', text: other || empty },
    ]
  }, [form, pointer, before, after, empty, language])
}

function Marked({ kind, text, isWhole = false }: TextSpan & { readonly isWhole?: boolean }) {
  const shown =
    isWhole || kind === 'same' || text.length <= LONG ? text : `${truncate(text, LONG)}… (${text.length})`
  if (kind === 'same') return <>{shown}</>
  return kind === 'gone' ? <del>{shown}</del> : <ins>{shown}</ins>
}
