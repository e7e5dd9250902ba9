import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { nextVariant } from '@formwright/authoring'
import type { ToLookAt } from '@formwright/authoring'
import type { EditionFile } from '@formwright/definition'
import { removeRule } from '../edits/rules.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { paramInWords } from './param-in-words.ts'
import { placeOfProblem, wordsOfPlace } from './place-of-problem.ts'
import type { PlacedProblem } from './place-of-problem.ts'
import { messageInWords } from './sentence.tsx'
import { usePlaceNames } from './use-place-names.ts'
import { useStudio } from './use-studio.ts'
import { lineAsRead, yearLines } from './year-lines.ts'

/** Lines of one list; nobody looks through more at once. */
const SHOWN = 40

/** The edition that this one was drafted from, as long as its files are there. */
function previousOf({ edition, loaded, files }: StudioModel): string | undefined {
  const { previous } = loaded.sources.get(`${edition}/edition.json`)!.value as EditionFile
  return previous && files.has(`${previous}/edition.json`) ? previous : undefined
}

/** What has to be looked at in a draft, and how much that is; `undefined` while it is worked out. */
export interface NewYearFound extends ToLookAt {
  readonly previous: string
  readonly count: number
}

/**
 * What has to be looked at when a form is brought into a new year: parameters that depend on it, mentions of
 * the years before, rules without effect, rulings of regions and quotas of the year before.
 */
export function NewYear({ found }: { readonly found: NewYearFound | undefined }) {
  const { model, say } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const previous = previousOf(model)
  if (previous === undefined) return null
  return (
    <details className="st-steps" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {say('new-year', { previous })} {found?.count}
      </summary>
      {isOpen && (found ? <Lists found={found} /> : <p className="st-hint">{say('checking')}</p>)}
    </details>
  )
}

function Lists({ found }: { readonly found: NewYearFound }) {
  const { document, model, language, run, say, namesOf } = useStudio()
  const { previous, params, mentions, obsolete, variants, unverified, quotas, count } = found
  const placeName = usePlaceNames()
  if (count === 0) return <p className="st-hint">{say('new-year-none')}</p>
  const { lines, aside } = yearLines(model, mentions)
  const settings = `${model.edition}/edition.json`
  const takeOver = (file: string, region: string) => {
    const text = nextVariant(model.files.get(file)!, Number(model.edition) - Number(previous))
    document.apply({ name: 'take-over-region' }, new Map([[`${model.edition}/regions/${region}.json`, text]]))
  }
  const remove = (file: string, pointer: string) => {
    const part = model.loaded.parts.find(({ files }) => files.rules?.file === file)
    const index = Number(/^\/rules\/(\d+)$/.exec(pointer)?.[1])
    if (part) run(removeRule(model, part.key, index))
  }
  const valueOf = (name: string) => paramInWords(model.bundle.edition.params[name], placeName, language)
  return (
    <>
      <List title={say('new-year-params')} items={params}>
        {({ name, title }) => (
          <Line place={{ file: settings, pointer: `/params/${name}` }} text={`${title} ${valueOf(name)}`} />
        )}
      </List>
      <List title={say('workflow-quotas')} items={quotas}>
        {({ limit, for: whom, ...place }) => (
          <Line
            place={place}
            text={`${whom ?? say('workflow-quota-limit-plain')} ${limit}`}
            more={say('new-year-as-before', { previous })}
          />
        )}
      </List>
      <List title={say('new-year-obsolete')} items={obsolete}>
        {({ id, why, file, pointer, message }) => (
          <Line
            place={{ file, pointer }}
            text={`${id} ${messageInWords(message, namesOf())}`}
            more={say(`new-year-${why}`)}
          >
            <button type="button" className="st-button" onClick={() => remove(file, pointer)}>
              {say('remove-rule')}
            </button>
          </Line>
        )}
      </List>
      <List title={say('new-year-unverified')} items={unverified}>
        {({ file, authority }) => <Line place={{ file, pointer: '' }} text={authority} />}
      </List>
      <List title={say('new-year-regions')} items={variants}>
        {({ file, region, authority }) => (
          <p>
            {authority}{' '}
            <button type="button" className="st-button" onClick={() => takeOver(file, region)}>
              {say('take-over')}
            </button>
          </p>
        )}
      </List>
      <List title={say('new-year-mentions')} items={lines}>
        {(line) => (
          <Line
            place={line}
            text={lineAsRead(model, line, namesOf())}
            more={line.param ?? wordsOfPlace(model, line, say)}
          />
        )}
      </List>
      {aside > 0 && <p className="st-hint">{say('new-year-aside', { count: aside })}</p>}
    </>
  )
}

function List<T>({
  title,
  items,
  children,
}: {
  readonly title: string
  readonly items: readonly T[]
  readonly children: (item: T) => ReactNode
}) {
  const { say } = useStudio()
  if (items.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>
        {title} <small>{items.length}</small>
      </h3>
      <ol>
        {items.slice(0, SHOWN).map((item, index) => (
          <li key={index}>{children(item)}</li>
        ))}
      </ol>
      {items.length > SHOWN && <p className="st-hint">{say('and-more', { count: items.length - SHOWN })}</p>}
    </section>
  )
}

/** One line with the way to its place. */
function Line({
  place,
  text,
  more,
  children,
}: {
  readonly place: PlacedProblem
  readonly text: string
  readonly more?: string
  readonly children?: ReactNode
}) {
  const { model, show } = useStudio()
  return (
    <span className="st-problem st-warning">
      <button type="button" onClick={() => show(placeOfProblem(model, place))}>
        {text} {more && <small>{more}</small>}
      </button>
      {children}
    </span>
  )
}

/** Waits after an edit before the lists are worked out anew, in milliseconds: they seldom change. */
const QUIET = 1000

/** The lists for the files as they are; `undefined` while they are worked out, and for a form that is new. */
export function useNewYear(): NewYearFound | undefined {
  const { document, model } = useStudio()
  const { edition } = model
  const previous = previousOf(model)
  const files = useSyncExternalStore(
    (listener) => document.subscribe(listener),
    () => document.files,
  )
  const [found, setFound] = useState<ToLookAt>()
  const isKnown = found !== undefined
  useEffect(() => {
    if (previous === undefined) return
    let thread: Worker | undefined
    const timer = setTimeout(
      () => {
        thread = new Worker(new URL('./new-year-worker.ts', import.meta.url), { type: 'module' })
        // while a file cannot be read the lists stay as they were
        thread.addEventListener('message', ({ data }: MessageEvent<ToLookAt | undefined>) => {
          if (data) setFound(data)
          thread?.terminate()
        })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
        thread.postMessage({ files, previous, edition })
      },
      isKnown ? QUIET : 0,
    )
    return () => {
      clearTimeout(timer)
      thread?.terminate()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once there they follow files only
  }, [files, previous, edition])
  return useMemo(() => {
    if (!found || previous === undefined) return undefined
    const { params, mentions, obsolete, variants, unverified, quotas } = found
    const lines = yearLines(model, mentions).lines.length
    const lists = [params, obsolete, variants, unverified, quotas]
    return { ...found, previous, count: lists.reduce((sum, { length }) => sum + length, lines) }
  }, [found, previous, model])
}
