import type { ReactNode } from 'react'
import { below, translate } from '@formwright/definition'
import { rowPages } from '@formwright/fields/screen'
import { isHollow } from '@formwright/engine'
import type { Form, FormStore, PartProgress } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { Instructions } from './instructions.tsx'
import { useLive } from '../declaration/use-live.ts'

interface SectionsProps {
  readonly form: Form
  readonly store: FormStore
  /** Keys of the parts that are to be filled in. */
  readonly shown: ReadonlySet<string>
  readonly current: string
  readonly onPick: (key: string) => void
  readonly onJump: (pointer: string) => void
  /** Part → how many notes of reviewers wait there. */
  readonly notes?: ReadonlyMap<string, number>
}

/** The parts of the form, how far each is, and which is shown. */
export function Sections({ form, store, shown, current, onPick, onJump, notes }: SectionsProps) {
  const say = useSay()
  const progress = useLive(store, (live) => live.progress())
  const bundle = useLive(store, (live) => live.bundle)
  return (
    <nav className="sections" aria-label={say('sections')}>
      <p className="sections-total">
        <span>{say('filled-of', { filled: progress.filled, required: progress.required })}</span>
        <progress max={Math.max(progress.required, 1)} value={progress.filled} aria-label={say('progress')} />
      </p>
      <ol>
        {progress.parts
          .filter(({ part }) => shown.has(part))
          .map((part) => (
            <Section
              key={part.part}
              part={part}
              form={form}
              current={part.part === current}
              touched={isTouched(store, part.part)}
              onPick={onPick}
              notes={notes?.get(part.part) ?? 0}
            >
              <Pages form={form} store={store} part={part.part} onJump={onJump} />
            </Section>
          ))}
      </ol>
      <Instructions bundle={bundle} />
    </nav>
  )
}

function Section({
  part,
  form,
  current,
  touched,
  onPick,
  notes,
  children,
}: {
  readonly part: PartProgress
  readonly form: Form
  readonly current: boolean
  /** Something was filled in. */
  readonly touched: boolean
  readonly onPick: (key: string) => void
  readonly notes: number
  readonly children: ReactNode
}) {
  const say = useSay()
  const { language } = usePreferences()
  const title = translate(form.bundle, language, part.title)
  const { filled, required, errors, missing } = part
  const wrong = errors - missing
  const done = (touched || required > 0) && filled >= required && errors === 0 && notes === 0
  return (
    <li>
      <button
        type="button"
        className="section"
        aria-current={current ? 'page' : undefined}
        onClick={() => onPick(part.part)}
      >
        <span
          className={`section-mark${done ? ' is-done' : wrong > 0 ? ' is-wrong' : ''}`}
          aria-hidden="true"
        >
          {done ? '✓' : wrong > 0 ? wrong : ''}
        </span>
        <span className="section-title">{title}</span>
        <span className="fw-visually-hidden">
          {say('section-state', { filled, required, errors: wrong })}
        </span>
        {notes > 0 ? (
          <b className="section-notes">{say('notes-here', { count: notes })}</b>
        ) : (
          <span className="section-count" aria-hidden="true">
            {filled}/{required}
          </span>
        )}
      </button>
      {children}
    </li>
  )
}

/** Whether a part holds anything: one that asks for nothing is not done before somebody was there. */
function isTouched(store: FormStore, part: string): boolean {
  const value = store.get(part === '' ? '' : below('', part))
  return value !== undefined && !isHollow(value)
}

/** The rows of a part that are pages of their own, each with how far it is. */
function Pages({
  form,
  store,
  part,
  onJump,
}: {
  readonly form: Form
  readonly store: FormStore
  readonly part: string
  readonly onJump: (pointer: string) => void
}) {
  const say = useSay()
  const pages = useLive(store, (live) => rowPages(form.bundle, live, part))
  if (pages.length === 0) return null
  return (
    <ol className="section-pages">
      {pages.map(({ pointer, number, title, filled, required, errors, missing }) => {
        const wrong = errors - missing
        const done = filled >= required && errors === 0
        return (
          <li key={pointer}>
            <button type="button" className="section" onClick={() => onJump(pointer)}>
              <span
                className={`section-mark${done ? ' is-done' : wrong > 0 ? ' is-wrong' : ''}`}
                aria-hidden="true"
              >
                {done ? '✓' : wrong > 0 ? wrong : ''}
              </span>
              <span className="section-title">{title || say('section-page', { number })}</span>
              <span className="fw-visually-hidden">
                {say('section-state', { filled, required, errors: wrong })}
              </span>
              <span className="section-count" aria-hidden="true">
                {filled}/{required}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
