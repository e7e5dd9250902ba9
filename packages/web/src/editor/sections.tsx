import type { ReactNode } from 'react'
import { below, isWithin, translate } from '@formwright/definition'
import { rowPages } from '@formwright/fields/screen'
import { isEmptyTree } from '@formwright/engine'
import type { Form, FormStore, PartProgress } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { Instructions } from './instructions.tsx'
import { inParts } from '../declaration/in-parts.ts'
import { useLive } from '../declaration/use-live.ts'
import type { ListedNote } from './findings.tsx'

interface SectionsProps {
  readonly form: Form
  readonly store: FormStore
  /** Keys of the visible parts. */
  readonly shown: ReadonlySet<string>
  readonly current: string
  readonly onPick: (key: string) => void
  readonly onJump: (pointer: string) => void
  /** Reviewers' notes. */
  readonly notes: readonly ListedNote[]
}

/** The parts of the form with their progress. */
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
              notes={notes.filter(({ pointer }) => inParts(bundle.parts, pointer) === part.part).length}
            >
              <Pages form={form} store={store} part={part.part} onJump={onJump} notes={notes} />
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
  /** Whether anything is filled in. */
  readonly touched: boolean
  readonly onPick: (key: string) => void
  readonly notes: number
  readonly children: ReactNode
}) {
  const { language } = usePreferences()
  return (
    <li>
      <Entry
        title={translate(form.bundle, language, part.title)}
        far={part}
        touched={touched}
        notes={notes}
        current={current}
        onClick={() => onPick(part.part)}
      />
      {children}
    </li>
  )
}

/** A part, or a page of it, with progress and number of notes. */
function Entry({
  title,
  far: { filled, required, errors, missing },
  touched = true,
  notes,
  current = false,
  onClick,
}: {
  readonly title: string
  readonly far: Pick<PartProgress, 'filled' | 'required' | 'errors' | 'missing'>
  readonly touched?: boolean
  readonly notes: number
  readonly current?: boolean
  readonly onClick: () => void
}) {
  const say = useSay()
  const wrong = errors - missing
  const done = (touched || required > 0) && filled >= required && errors === 0 && notes === 0
  return (
    <button type="button" className="section" aria-current={current ? 'page' : undefined} onClick={onClick}>
      <span className={`section-mark${done ? ' is-done' : wrong > 0 ? ' is-wrong' : ''}`} aria-hidden="true">
        {done ? '✓' : wrong > 0 ? wrong : ''}
      </span>
      <span className="section-title">{title}</span>
      <span className="fw-visually-hidden">{say('section-state', { filled, required, errors: wrong })}</span>
      {notes > 0 ? (
        <b className="section-notes">{say('notes-here', { count: notes })}</b>
      ) : (
        <span className="section-count" aria-hidden="true">
          {filled}/{required}
        </span>
      )}
    </button>
  )
}

/**
 * Whether a part contains anything: a part without required fields is not complete before somebody opened it.
 */
function isTouched(store: FormStore, part: string): boolean {
  const value = store.get(part === '' ? '' : below('', part))
  return value !== undefined && !isEmptyTree(value)
}

/** The rows of a part that are shown as pages, with their progress. */
function Pages({
  form,
  store,
  part,
  onJump,
  notes,
}: Pick<SectionsProps, 'form' | 'store' | 'onJump' | 'notes'> & { readonly part: string }) {
  const say = useSay()
  const { language } = usePreferences()
  const pages = useLive(store, (live) => rowPages(form.bundle, live, part, language))
  if (pages.length === 0) return null
  return (
    <ol className="section-pages">
      {pages.map(({ pointer, number, title, ...far }) => (
        <li key={pointer}>
          <Entry
            title={title || say('section-page', { number })}
            far={far}
            notes={notes.filter((note) => isWithin(note.pointer, pointer)).length}
            onClick={() => onJump(pointer)}
          />
        </li>
      ))}
    </ol>
  )
}
