import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { UiElement, FormLocale } from '@formwright/definition'
import { fieldsIn } from '../context/fields-in.ts'
import { useFormContext, useText } from '../context/form-context.ts'
import type { FormContextValue } from '../context/form-context.ts'
import { holdsAny } from '../context/field-locator.ts'
import { pointerOfScope } from '../source/paths.ts'
import { whenIdle } from '../context/when-idle.ts'

/** Number of controls in one section; layouts of up to `UNCUT_CONTROLS` are mounted as a whole. */
const SECTION_CONTROLS = 12
const UNCUT_CONTROLS = 36

/** Assumed height of a control before it is rendered, in pixels. */
const GUESS = 56

interface Props {
  readonly elements: readonly UiElement[]
  readonly render: (element: UiElement, key: number) => React.ReactNode
}

/** Shows elements below one another. In a long layout, only sections near the viewport are mounted. */
export function LazySections({ elements, render }: Props) {
  const sections = useMemo(() => cut(elements), [elements])
  if (sections.length <= 1) return <>{elements.map(render)}</>
  return sections.map((section, index) => (
    <LazySection
      key={index}
      elements={section}
      render={render}
      eager={index === 0 && weigh(section) <= UNCUT_CONTROLS}
    />
  ))
}

function LazySection({ elements, render, eager }: Props & { readonly eager: boolean }) {
  const host = useFormContext()
  const [mounted, setMounted] = useState(eager)
  const element = useRef<HTMLDivElement>(null)
  const height = useRef(0)
  const stay = useRef(false)
  useEffect(() => {
    const pointers = pointersIn(elements)
    return host.locator.add({
      holds: (pointer) => holdsAny(pointers(), pointer),
      mount: () => {
        stay.current = true
        flushSync(() => setMounted(true))
      },
    })
  }, [host, elements])
  useEffect(() => {
    const node = element.current!
    return host.locator.watch(node, (near) => {
      if (near) stay.current = false
      if (!near && (stay.current || node.contains(document.activeElement))) return
      if (!near) height.current = node.offsetHeight
      setMounted(near)
    })
  }, [host])
  const enter = useRef<'first' | 'last' | undefined>(undefined)
  useLayoutEffect(() => {
    if (!mounted || !enter.current) return
    const controls = element.current!.querySelectorAll<HTMLElement>('input, select, textarea, button')
    controls[enter.current === 'first' ? 0 : controls.length - 1]?.focus()
    enter.current = undefined
  }, [mounted])
  const onFocus = useCallback((event: React.FocusEvent) => {
    const from = event.relatedTarget as Node | null
    const back =
      from !== null &&
      (element.current!.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    enter.current = back ? 'last' : 'first'
    setMounted(true)
  }, [])
  return (
    <div ref={element} className="fw-section">
      {mounted ? (
        elements.map(render)
      ) : (
        <Unmounted elements={elements} height={height.current || weigh(elements) * GUESS} onFocus={onFocus} />
      )}
    </div>
  )
}

/**
 * The text of a section that is not mounted, so that find-in-page and screen readers find it and the Tab key
 * enters it.
 */
function Unmounted({
  elements,
  height,
  onFocus,
}: {
  readonly elements: readonly UiElement[]
  readonly height: number
  readonly onFocus: (event: React.FocusEvent) => void
}) {
  const host = useFormContext()
  const { say, locale } = useText()
  const [text, setText] = useState('')
  // filled in when the browser is idle, as the page is usable without it
  useEffect(() => whenIdle(() => setText(textOf(elements, host, locale))), [elements, host, locale])
  return (
    <div
      className="fw-unmounted"
      style={{ height }}
      tabIndex={0}
      role="group"
      aria-label={say('jump-hint')}
      onFocus={onFocus}
    >
      {text}
    </div>
  )
}

/** Labels and values of the controls that are not mounted. */
function textOf(
  elements: readonly UiElement[],
  { fields, store, views }: FormContextValue,
  locale: FormLocale,
): string {
  const lines: string[] = []
  for (const element of elements) {
    if (typeof element.label === 'string') lines.push(locale.text(element.label))
    for (const field of fieldsIn(element, fields)) {
      const value = store.get(field.pointer)
      const type =
        value === undefined ? undefined : views.fields.find((view) => view.type.accepts(field))?.type
      const label = locale.text(field.title)
      lines.push(
        type ? locale.word('label-and-value', { label, value: type.plain(value, field, locale) }) : label,
      )
    }
  }
  return lines.join('\n')
}

/** Cuts a layout into sections; long groups are sections of their own, and are cut again inside. */
function cut(elements: readonly UiElement[]): UiElement[][] {
  if (elements.reduce((sum, element) => sum + weightOf(element), 0) <= UNCUT_CONTROLS) return [[...elements]]
  const sections: UiElement[][] = []
  let weight = Infinity
  for (const element of elements) {
    const own = weightOf(element)
    if (weight + own > SECTION_CONTROLS) {
      sections.push([])
      weight = 0
    }
    sections.at(-1)!.push(element)
    weight += own
  }
  return sections
}

const weights = new WeakMap<UiElement, number>()

/** The number of controls in an element. */
function weightOf(element: UiElement): number {
  let weight = weights.get(element)
  if (weight === undefined) {
    weight = element.elements ? weigh(element.elements) : 1
    weights.set(element, weight)
  }
  return weight
}

function weigh(elements: readonly UiElement[]): number {
  return elements.reduce((sum, element) => sum + weightOf(element), 0)
}

function pointersIn(elements: readonly UiElement[]): () => readonly string[] {
  let known: string[] | undefined
  const collect = (element: UiElement): string[] => [
    ...(element.scope === undefined ? [] : [pointerOfScope(element.scope)]),
    ...(typeof element.options?.list === 'string' ? [pointerOfScope(element.options.list)] : []),
    ...(element.elements ?? []).flatMap(collect),
  ]
  return () => (known ??= elements.flatMap(collect))
}
