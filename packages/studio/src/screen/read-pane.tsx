import { useEffect, useMemo, useRef, useState } from 'react'
import { isWithin } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { FormView } from '@formwright/renderer'
import { screenViews } from '@formwright/fields/screen'
import type { WrittenRule } from '../edits/rules.ts'
import { partOf } from '../model/studio-model.ts'
import { readsOf } from '../sentences/rule-reads.ts'
import { useHighlightOn } from './highlight.ts'
import { SelectInput } from './text-input.tsx'
import { useNames, useStudio } from './use-studio.ts'

/**
 * The form beside its rules; the fields that the selected rule reads are marked. A click on a field shows it
 * with all rules that use it.
 */
export function ReadPane() {
  const { model, part, selection, language, highlight, show, say } = useStudio()
  const names = useNames()
  const page = useRef<HTMLDivElement>(null)
  const { rules } = partOf(model, part).files.rules!.value as { rules: readonly WrittenRule[] }
  const rule = selection?.kind === 'rule' ? rules[selection.index] : undefined
  const reads = useMemo(() => (rule ? readsOf(rule, names) : []), [rule, names])
  const parts = model.bundle.parts.filter(
    ({ key }) => key === part || reads.some((pointer) => isWithin(pointer, `/${key}`)),
  )
  const [chosen, setChosen] = useState<string>()
  const shown = parts.find(({ key }) => key === chosen)?.key ?? parts.at(-1)?.key ?? part
  const form = useMemo(() => uncheckedForm(model.bundle), [model.bundle])
  const store = useMemo(() => form.open({}, { language }), [form, language])
  useEffect(() => {
    highlight.show(reads)
    return () => highlight.show()
  }, [highlight, reads])
  useHighlightOn(page, highlight)
  return (
    // it scrolls, and nothing in it takes the keys: its own focus is what scrolls it
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="st-properties st-read-pane" aria-label={say('read-pane')} tabIndex={0}>
      <p className="st-hint">{say(rule ? 'read-pane-hint' : 'read-pane-none')}</p>
      {parts.length > 1 && (
        <SelectInput
          label={say('read-pane-part')}
          value={shown}
          options={parts.map(({ key, title }) => [key, title] as const)}
          onChange={setChosen}
        />
      )}
      {/* nothing is filled in here; keyboard users go to a field from the chips of the rule */}
      <div
        role="presentation"
        onClick={(event) => {
          const at = pointerUnder(page.current, event)
          const field = at && model.fields.find(({ pointer }) => isWithin(at, pointer))
          if (field)
            show({ view: 'screen', part: field.part, selection: { kind: 'field', pointer: field.pointer } })
        }}
      >
        <div className="st-page st-inert" ref={page} inert>
          <FormView key={shown} form={form} store={store} views={screenViews} part={shown} />
        </div>
      </div>
    </section>
  )
}

/** The pointer of the innermost element under the mouse; inert elements receive no clicks themselves. */
function pointerUnder(
  page: HTMLElement | null,
  { clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number },
): string | undefined {
  const under = [...(page?.querySelectorAll<HTMLElement>('[data-pointer]') ?? [])].filter((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return left <= x && x <= right && top <= y && y <= bottom
  })
  return under.at(-1)?.dataset.pointer
}
