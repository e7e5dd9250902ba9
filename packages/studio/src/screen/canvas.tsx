import {
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { MouseEvent, RefObject } from 'react'
import { sampleNames, samplesOf, sampleTitle } from '@formwright/authoring'
import { isWithin, languageName, languageOf, sameLanguage, uiElementsIn } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { triedForm, uncheckedForm } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import { FormView } from '@formwright/renderer'
import type { FormHandle } from '@formwright/renderer'
import { screenViews } from '@formwright/fields/screen'
import { headFields } from '../edits/groups.ts'
import { stepField } from '../edits/move-field.ts'
import { formText } from '../kinds/form-text.ts'
import { partOf, screenOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { BetweenFields } from './between-fields.tsx'
import { useHighlightOn } from './highlight.ts'
import { InlineLabel } from './inline-label.tsx'
import { KeepTrial } from './keep-trial.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { nameNext } from './name-next.ts'
import { Palette } from './palette.tsx'
import { SelectInput } from './text-input.tsx'
import { trialFiles } from './trial-files.ts'
import { TrialFindings } from './trial-findings.tsx'
import { useStudio } from './use-studio.ts'

/** The element with a field's title: a heading of its own, as for matrices, or its label. */
function labelIn(field: Element): Element | null {
  return field.querySelector(':scope > .fw-group-title') ?? field.querySelector('.fw-label, .fw-row-title')
}

/**
 * A part as applicants see it. A click selects a field, and the label of the selected field is edited in
 * place; or the part can be tried out.
 */
export function Canvas() {
  const { model, part, selection, previews, language: reader, highlight, say, show } = useStudio()
  const [sample, setSample] = useState('')
  const [phone, setPhone] = useState(false)
  const [trying, setTrying] = useState(false)
  const [as, setAs] = useState('')
  const [isLarge, setLarge] = useState(false)
  const [clicked, setClicked] = useState(0)
  const [language, setLanguage] = useState(reader)
  const names = useMemo(() => sampleNames(model.loaded), [model.loaded])
  const titles = names.map((name) => [name, sampleTitle(model.loaded, name, reader)] as const)
  const answers = useMemo(
    () => (sample === '' ? undefined : samplesOf(model.loaded).get(sample)),
    [model.loaded, sample],
  )
  // limits are only checked while trying
  const form = useMemo(() => (trying ? triedForm : uncheckedForm)(model.bundle), [trying, model.bundle])
  const last = useRef<{ readonly of: unknown; readonly now: unknown }>(undefined)
  const store = useMemo(() => {
    // keep tried answers while switching to editing and back
    const { of, now } = last.current ?? { of: answers, now: answers }
    const started = of === answers ? now : answers
    return form.open(started ?? {}, { language: reader })
  }, [form, answers, reader])
  const [files] = useState(trialFiles)
  // keep tried answers when the language is switched
  useLayoutEffect(() => store.speak(language), [store, language])
  // the preview shows the tried answers too
  const tried = useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe('', listener), [store]),
    () => store.answers,
  )
  last.current = { of: answers, now: tried }
  const shown = useDeferredValue(trying ? tried : answers)
  const wanted = useRef<string>(undefined)
  const handle = useRef<FormHandle>(undefined)
  const ready = useCallback((now: FormHandle) => {
    handle.current = now
    if (wanted.current !== undefined && now.focus(wanted.current)) wanted.current = undefined
  }, [])
  const jump = ({ part: to, pointer }: Finding) => {
    if (handle.current?.focus(pointer)) return
    wanted.current = pointer
    show({ part: to })
  }
  const preview = previews.find(({ name }) => name === as)
  // updating the paper must not delay typing of labels
  const later = useDeferredValue(model.bundle)
  const page = useRef<HTMLDivElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  // scroll to the top when a part is selected, also when it is selected again
  const chosen = selection?.kind === 'part' ? selection : undefined
  useLayoutEffect(() => {
    if (scroll.current) scroll.current.scrollTop = 0
  }, [part, chosen])
  useHighlightOn(page, highlight)
  const click = (event: MouseEvent) => {
    if (trying) return
    const target = event.target as HTMLElement
    const heading = target.closest('.fw-group-title, .fw-part-title')
    if (heading) {
      const group = groupLabelled(model, part, heading.textContent ?? '')
      show({ selection: group === undefined ? { kind: 'part' } : { kind: 'group', pointer: group } })
      return
    }
    const pointer = fieldOf(model, target.closest<HTMLElement>('[data-pointer]')?.dataset.pointer)
    const onLabel = isOnLabel(target.closest('[data-pointer]'), event)
    setClicked((count) => (onLabel ? count + 1 : 0))
    if (pointer !== undefined) show({ selection: { kind: 'field', pointer } })
  }
  return (
    <div className="st-canvas">
      <div className="st-toolbar">
        <SelectInput
          label={say('sample')}
          value={sample}
          options={[['', say('sample-none')], ...titles]}
          onChange={setSample}
        />
        {previews.length > 0 && (
          <SelectInput
            label={say('preview')}
            value={as}
            options={[
              ['', say('preview-none')],
              ...previews.map(({ name, title }) => [name, title] as const),
            ]}
            onChange={setAs}
          />
        )}
        <LanguageChoice value={language} onChange={setLanguage} />
        <Switch on={phone} off={say('width-desk')} onLabel={say('width-phone')} onChange={setPhone} />
        <Switch on={trying} off={say('editing')} onLabel={say('trial')} onChange={setTrying} />
        {trying && <KeepTrial form={form} store={store} sample={sample} onKept={setSample} />}
      </div>
      {trying && <TrialFindings form={form} store={store} answers={tried} onJump={jump} />}
      <div className="st-beside">
        <div className="st-scroll" ref={scroll} hidden={preview !== undefined && isLarge}>
          {/* keyboard users select in the outline; the canvas is for the mouse */}
          <div
            className={`st-page${phone ? ' st-phone' : ''}${trying ? '' : ' st-inert'}`}
            ref={page}
            onClick={click}
            role="presentation"
          >
            <FormView
              key={`${part}${language}`}
              form={form}
              store={store}
              views={screenViews}
              part={part}
              files={files}
              onReady={ready}
              isInert={!trying}
            />
            {!trying && <Overlay page={page} language={language} clicked={clicked} />}
            {!trying && <BetweenFields page={page} />}
          </div>
          {!trying && <AddAtEnd />}
        </div>
        {preview && (
          <div className="st-scroll st-preview" role="region" aria-label={preview.title}>
            <button type="button" className="st-button st-enlarge" onClick={() => setLarge(!isLarge)}>
              {say(isLarge ? 'preview-beside' : 'preview-large')}
            </button>
            <preview.Show bundle={later} answers={shown} part={part} />
          </div>
        )}
      </div>
    </div>
  )
}

/** The languages of the form: its own, and those that it is translated into. */
function LanguageChoice({
  value,
  onChange,
}: {
  readonly value: Language
  readonly onChange: (language: Language) => void
}) {
  const { model, language, say } = useStudio()
  const all = [languageOf(model.bundle.form), ...Object.keys(model.bundle.texts)]
  const current = all.find((tag) => sameLanguage(tag, value)) ?? all[0]!
  if (all.length === 1) return null
  return (
    <SelectInput
      label={say('preview-language')}
      value={current}
      options={all.map((tag) => [tag, languageName(tag, language)] as const)}
      onChange={onChange}
    />
  )
}

function Switch({
  on,
  off,
  onLabel,
  onChange,
}: {
  readonly on: boolean
  readonly off: string
  readonly onLabel: string
  readonly onChange: (on: boolean) => void
}) {
  return (
    <div className="st-switch" role="group">
      <button type="button" aria-pressed={!on} onClick={() => onChange(false)}>
        {off}
      </button>
      <button type="button" aria-pressed={on} onClick={() => onChange(true)}>
        {onLabel}
      </button>
    </div>
  )
}

function AddAtEnd() {
  const { say } = useStudio()
  const [adding, setAdding] = useState(false)
  return adding ? (
    <Palette onDone={() => setAdding(false)} />
  ) : (
    <button type="button" className="st-button st-add" onClick={() => setAdding(true)}>
      + {say('add-field')}
    </button>
  )
}

interface Rect {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

interface Outlines {
  readonly whole: Rect
  readonly label: Rect | undefined
}

/** The frame around the selected field, with its editable label and actions. */
function Overlay({
  page,
  language,
  clicked,
}: {
  readonly language: Language
  readonly page: RefObject<HTMLDivElement | null>
  /** Number of clicks on a label; each one focuses the label's editor. */
  readonly clicked: number
}) {
  const { model, selection, part, run, say } = useStudio()
  const [adding, setAdding] = useState(false)
  const pointer = selection?.kind === 'field' ? selection.pointer : undefined
  const field = model.fields.find((candidate) => candidate.pointer === pointer && candidate.part === part)
  const [up, down] = useMemo(
    () => (field ? ([-1, 1] as const).map((by) => stepField(model, field.pointer, by)) : []),
    [model, field],
  )
  const outlines = useOutlines(page, field?.pointer)
  useEffect(() => setAdding(false), [pointer])
  if (!field || !outlines) return null
  const { whole, label } = outlines
  return (
    <>
      <div className="st-frame" style={whole} />
      {label && <InlineLabel field={field} style={label} language={language} clicked={clicked} />}
      <div className="st-handles" style={{ top: whole.top + whole.height }}>
        <button type="button" className="st-button st-main" onClick={() => setAdding(true)}>
          + {say('add-here')}
        </button>
        <MoveButtons
          move={(by) => {
            const step = by < 0 ? up : down
            return step && (() => void run(step()))
          }}
        />
        <button
          type="button"
          className="st-button"
          onClick={() => {
            run(headFields(model, field.pointer, formText(model.bundle.form, 'heading')))
            nameNext()
          }}
        >
          {say('group-this')}
        </button>
        {adding && <Palette beside={{ after: field.pointer }} onDone={() => setAdding(false)} />}
      </div>
    </>
  )
}

/** The positions of the selected field and its label, updated when the page changes. */
function useOutlines(page: RefObject<HTMLDivElement | null>, pointer: string | undefined) {
  const { model } = useStudio()
  const [outlines, setOutlines] = useState<Outlines>()
  const measure = useCallback(() => {
    const root = page.current
    const found =
      pointer === undefined
        ? undefined
        : (root?.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`) ??
          root?.querySelector(`[data-pointer^="${CSS.escape(`${pointer}/`)}"]`))
    // keep the frame, and the text typed in it, while the page renders
    if (pointer === undefined || !root || !found) return
    const label = labelIn(found)
    setOutlines((before) => {
      const now = { whole: rectIn(root, found), label: label ? wordsIn(root, label) : before?.label }
      return JSON.stringify(before) === JSON.stringify(now) ? before : now
    })
  }, [page, pointer])
  useLayoutEffect(measure, [measure, model])
  useEffect(() => {
    const root = page.current
    if (!root) return
    const sizes = new ResizeObserver(measure)
    sizes.observe(root)
    const nodes = new MutationObserver(measure)
    nodes.observe(root, { childList: true, subtree: true })
    return () => {
      sizes.disconnect()
      nodes.disconnect()
    }
  }, [page, measure])
  useEffect(() => {
    const found = pointer && page.current?.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`)
    if (found) found.scrollIntoView({ block: 'nearest' })
  }, [page, pointer])
  return outlines
}

/** Whether a click hits a field's label, which does not receive clicks itself while editing. */
function isOnLabel(field: Element | null, { clientX: x, clientY: y }: MouseEvent): boolean {
  const box = field ? labelIn(field)?.getBoundingClientRect() : undefined
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
}

/** Border and padding of the label editor on the left, in pixels. */
const INSET = 6

/** The position of a label, extended by the border and padding of its editor. */
function wordsIn(root: Element, label: Element): Rect {
  const { top, left, width, height } = rectIn(root, label)
  const style = getComputedStyle(label)
  const [above, before, behind] = [style.paddingTop, style.paddingLeft, style.paddingRight].map(
    (length) => Number.parseFloat(length) || 0,
  ) as [number, number, number]
  return {
    top: top + above,
    left: left + before - INSET,
    width: width - before - behind + 2 * INSET,
    height: height - 2 * above,
  }
}

function rectIn(root: Element, element: Element): Rect {
  const outer = root.getBoundingClientRect()
  const { top, left, width, height } = element.getBoundingClientRect()
  return { top: top - outer.top, left: left - outer.left, width, height }
}

/** The field that a pointer belongs to. */
function fieldOf(model: StudioModel, pointer: string | undefined): string | undefined {
  if (pointer === undefined) return undefined
  return model.fields.find((field) => isWithin(pointer, field.pointer))?.pointer
}

function groupLabelled(model: StudioModel, part: string, label: string): string | undefined {
  for (const { element, pointer } of uiElementsIn(screenOf(partOf(model, part))))
    if (element.type === 'Group' && element.label === label) return pointer
  return undefined
}
