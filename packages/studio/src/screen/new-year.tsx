import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { nextVariant } from '@formwright/authoring'
import type { ToLookAt } from '@formwright/authoring'
import type { EditionFile } from '@formwright/definition'
import { removeRule } from '../edits/rules.ts'
import { placeOfProblem, wordsOfPlace } from './place-of-problem.ts'
import type { PlacedProblem } from './place-of-problem.ts'
import { useStudio } from './use-studio.ts'
import { yearLines } from './year-lines.ts'

/** Lines of one list; nobody looks through more at once. */
const SHOWN = 40

/**
 * What has to be looked at when a form is brought into a new year: parameters that depend on it, mentions of
 * the years before, rules without effect, rulings of regions that are not taken over.
 */
export function NewYear() {
  const { model, say } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const { edition } = model
  const { previous } = model.loaded.sources.get(`${edition}/edition.json`)!.value as EditionFile
  if (!previous || !model.files.has(`${previous}/edition.json`)) return null
  return (
    <details className="st-steps" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('new-year', { previous })}</summary>
      {isOpen && <Lists previous={previous} />}
    </details>
  )
}

function Lists({ previous }: { readonly previous: string }) {
  const { document, model, run, say } = useStudio()
  const found = useToLookAt(previous)
  if (!found) return <p className="st-hint">{say('checking')}</p>
  const { params, mentions, obsolete, variants } = found
  if (params.length + mentions.length + obsolete.length + variants.length === 0)
    return <p className="st-hint">{say('new-year-none')}</p>
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
  return (
    <>
      <List title={say('new-year-params')} items={params}>
        {({ name, title, value }) => (
          <Line
            place={{ file: settings, pointer: `/params/${name}` }}
            text={`${title} ${value.replaceAll(/["[\]]/g, '')}`}
          />
        )}
      </List>
      <List title={say('new-year-obsolete')} items={obsolete}>
        {({ id, why, file, pointer, message }) => (
          <Line place={{ file, pointer }} text={`${id} ${message}`} more={say(`new-year-${why}`)}>
            <button type="button" className="st-button" onClick={() => remove(file, pointer)}>
              {say('remove-rule')}
            </button>
          </Line>
        )}
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
        {({ text, param, ...place }) => (
          <Line place={place} text={text} more={param ?? wordsOfPlace(model, place, say)} />
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

/** The lists for the files as they are; `undefined` while they are worked out. */
function useToLookAt(previous: string): ToLookAt | undefined {
  const { document, model } = useStudio()
  const files = useSyncExternalStore(
    (listener) => document.subscribe(listener),
    () => document.files,
  )
  const [found, setFound] = useState<ToLookAt>()
  useEffect(() => {
    const thread = new Worker(new URL('./new-year-worker.ts', import.meta.url), { type: 'module' })
    // while a file cannot be read the lists stay as they were
    thread.addEventListener(
      'message',
      ({ data }: MessageEvent<ToLookAt | undefined>) => data && setFound(data),
    )
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    thread.postMessage({ files, previous, edition: model.edition })
    return () => thread.terminate()
  }, [files, previous, model.edition])
  return found
}
