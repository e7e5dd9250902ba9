import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { nextVariant } from '@formwright/authoring'
import type { RevisionReview } from '@formwright/authoring'
import { removeRule } from '../edits/rules.ts'
import { lookThrough } from '../new-year/look-through.ts'
import { previousOf, toTickOff } from '../new-year/to-tick-off.ts'
import type { ToTickOff } from '../new-year/to-tick-off.ts'
import { lineAsRead } from './line-as-read.ts'
import { paramInWords } from './param-in-words.ts'
import { targetOfProblem, locationInWords } from './problem-target.ts'
import type { LocatedProblem } from './problem-target.ts'
import { messageInWords } from './sentence.tsx'
import { useRegionNames } from './use-region-names.ts'
import { useStudio } from './use-studio.ts'

/** Maximum number of lines of a list; more would not be reviewed at once. */
const SHOWN = 40

/** What has to be reviewed, and the number of items that are not ticked off. */
export interface NewYearFound extends ToTickOff {
  readonly open: number
}

/**
 * What has to be reviewed when a form is taken into a new year: parameters that depend on it, mentions of
 * earlier years, rules without effect, regional variants and quotas of the previous year. `undefined` while
 * it is computed.
 */
export function NewYear({ found }: { readonly found: NewYearFound | undefined }) {
  const { model, say } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const previous = previousOf(model)
  if (previous === undefined) return null
  return (
    <details className="st-steps" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {say('new-year', { previous })} {found && <Count items={found.items} />}
      </summary>
      {isOpen && (found ? <Lists found={found} /> : <p className="st-hint">{say('checking')}</p>)}
    </details>
  )
}

function Lists({ found }: { readonly found: NewYearFound }) {
  const { document, model, language, run, say, namesOf } = useStudio()
  const { previous, params, obsolete, variants, unverified, quotas, lines, aside, items } = found
  const regionName = useRegionNames()
  if (items.length === 0) return <p className="st-hint">{say('new-year-none')}</p>
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
  const valueOf = (name: string) => paramInWords(model.bundle.edition.params[name], regionName, language)
  return (
    <>
      <List title={say('new-year-params')} items={params}>
        {({ name, title }) => (
          <Line place={{ file: settings, pointer: `/params/${name}` }} text={`${title} ${valueOf(name)}`} />
        )}
      </List>
      <List title={say('workflow-quotas')} items={quotas}>
        {({ limit, for: whom, file, pointer }) => (
          <Line
            place={{ file, pointer }}
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
          <span className="st-problem st-warning">
            {authority}{' '}
            <button type="button" className="st-button" onClick={() => takeOver(file, region)}>
              {say('take-over')}
            </button>
          </span>
        )}
      </List>
      <List title={say('new-year-mentions')} items={lines}>
        {(line) => (
          <Line
            place={line}
            text={lineAsRead(model, line, namesOf())}
            more={line.param ?? locationInWords(model, line, say)}
          />
        )}
      </List>
      {aside > 0 && <p className="st-hint">{say('new-year-aside', { count: aside })}</p>}
    </>
  )
}

function List<T extends { readonly item: string }>({
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
        {title}{' '}
        <small>
          <Count items={items.map(({ item }) => item)} />
        </small>
      </h3>
      <ol className="st-to-tick">
        {items.slice(0, SHOWN).map((item, index) => (
          <li key={index}>
            <Tick item={item.item}>{children(item)}</Tick>
          </li>
        ))}
      </ol>
      {items.length > SHOWN && <p className="st-hint">{say('and-more', { count: items.length - SHOWN })}</p>}
    </section>
  )
}

/** The number of items that are not ticked off, and the total. */
function Count({ items }: { readonly items: readonly string[] }) {
  const { looked, say } = useStudio()
  const open = looked ? items.filter((item) => !looked.by.has(item)).length : items.length
  return open === items.length ? open : say('new-year-open', { open, count: items.length })
}

/** An item with its tick box, if the host stores ticks; it says who ticked it. */
function Tick({ item, children }: { readonly item: string; readonly children: ReactNode }) {
  const { looked, say } = useStudio()
  if (!looked) return children
  const by = looked.by.get(item)
  return (
    <div className="st-ticked-off" data-looked={by !== undefined}>
      <input
        type="checkbox"
        aria-label={say('new-year-looked')}
        title={say('new-year-looked')}
        checked={by !== undefined}
        onChange={({ target }) => looked.mark(item, target.checked)}
      />
      <div>
        {children}
        {by !== undefined && <small className="st-hint">{by}</small>}
      </div>
    </div>
  )
}

/** A line with a link to its location. */
function Line({
  place: location,
  text,
  more,
  children,
}: {
  readonly place: LocatedProblem
  readonly text: string
  readonly more?: string
  readonly children?: ReactNode
}) {
  const { model, show } = useStudio()
  return (
    <span className="st-problem st-warning">
      <button type="button" onClick={() => show(targetOfProblem(model, location))}>
        {text} {more && <small>{more}</small>}
      </button>
      {children}
    </span>
  )
}

/** Delay after an edit before the lists are computed again, in milliseconds; they seldom change. */
const QUIET = 1000

/** The lists for the current files; `undefined` while they are computed, and for a new form. */
export function useNewYear(): NewYearFound | undefined {
  const { document, model, looked } = useStudio()
  const { edition } = model
  const previous = previousOf(model)
  const files = useSyncExternalStore(
    (listener) => document.subscribe(listener),
    () => document.files,
  )
  const [found, setFound] = useState<RevisionReview>()
  const isKnown = found !== undefined
  useEffect(() => {
    if (previous === undefined) return
    let stop: (() => void) | undefined
    const timer = setTimeout(
      () => {
        // the lists stay as they were while a file cannot be parsed
        stop = lookThrough({ files, previous, edition }, setFound)
      },
      isKnown ? QUIET : 0,
    )
    return () => {
      clearTimeout(timer)
      stop?.()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once there they follow files only
  }, [files, previous, edition])
  const listed = useMemo(
    () => (found && previous !== undefined ? toTickOff(model, previous, found) : undefined),
    [found, previous, model],
  )
  return useMemo(
    () => listed && { ...listed, open: listed.items.filter((item) => !looked?.by.has(item)).length },
    [listed, looked],
  )
}
