import { bundleAsking, joinList, labelAt, labelInRows, translate } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Change, Form, FormStore } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import { useLive } from '../declaration/use-live.ts'
import { Button } from '../elements/button.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { datesToGive, movedToAskedYears, unaskedYears, movedToYear, removalOf } from './unasked-years.ts'
import type { UnaskedYear } from './unasked-years.ts'
import texts from './other-years.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

interface OtherYearsProps {
  readonly form: Form
  readonly store: FormStore
  readonly mayEdit: (pointer: string) => boolean
  /** Key of the shown part. */
  readonly part: string
  readonly onJump: (pointer: string) => void
}

/**
 * Years that follow a date: a hint that the date is needed first, and values for years that are no longer
 * asked for, which can be moved or removed.
 */
export function OtherYears(props: OtherYearsProps) {
  return (
    <>
      <DatesToGive key={props.part} {...props} />
      <UnaskedYears {...props} />
    </>
  )
}

/** Without the date, the shown years differ from those that will be asked for. */
function DatesToGive({ store, mayEdit, part, onJump }: OtherYearsProps) {
  const say = useOwnSay()
  const { language } = usePreferences()
  const bundle = useLive(store, (live) => live.bundle)
  const missing = useLive(store, (live) => datesToGive(live, part).filter(mayEdit).join(' '))
  return missing.split(' ').map(
    (pointer) =>
      pointer !== '' && (
        <p key={pointer} className="left-over" data-date-to-give={pointer}>
          {say('years-date-first', {
            date: translate(bundle, language, labelAt(bundle, pointer) ?? pointer),
          })}{' '}
          <Button size="small" onClick={() => onJump(pointer)}>
            {say('years-date-go')}
          </Button>
        </p>
      ),
  )
}

function UnaskedYears({ form, store, mayEdit }: OtherYearsProps) {
  const say = useOwnSay()
  const { language } = usePreferences()
  const unasked = useLive(store, (live) => unaskedYears(live, mayEdit))
  const bundle = useLive(store, (live) => live.bundle)
  if (unasked.length === 0) return null
  const make = (changes: readonly Change[]) => store.setAll(changes)
  const date = joinList(
    datesOf(unasked, bundle).map((one) => translate(bundle, language, one)),
    language,
  )
  const all = movedToAskedYears(store, unasked)
  const listed = (years: readonly number[]) => joinList([...new Set(years)].sort().map(String), language)
  const count = unasked.reduce((sum, { typed }) => sum + typed.length, 0)
  return (
    <details className="left-over" data-kept-years={count} open>
      <summary>{say('years-kept', { date, years: listed(unasked.map(({ year }) => year)), count })}</summary>
      {all && (
        <Button size="small" variant="outlined" onClick={() => make(all)}>
          {say('years-in-place', {
            years: listed(unasked.flatMap(({ set }) => bundle.edition.years[set] ?? [])),
          })}
        </Button>
      )}
      <ul>
        {unasked.map((typedYear) => (
          <li key={`${typedYear.set} ${typedYear.year}`}>
            <TypedValues typedYear={typedYear} form={form} store={store} />
            {(bundle.edition.years[typedYear.set] ?? [])
              .map((year) => ({ year, changes: movedToYear(store, typedYear, year) }))
              .filter(({ changes }) => changes.length > 0)
              .map(({ year, changes }) => (
                <Button key={year} size="small" onClick={() => make(changes)}>
                  {say('year-move', { year: String(year) })}
                </Button>
              ))}
            <Button size="small" onClick={() => make(removalOf(typedYear))}>
              {say('year-remove')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="quiet">{say('years-undo', { date })}</p>
    </details>
  )
}

/** The dates that determine the years. */
function datesOf(unasked: readonly UnaskedYear[], bundle: FormBundle): string[] {
  const from = unasked.flatMap(({ set }) => bundle.edition.yearsFrom?.[set]?.from ?? [])
  return [...new Set(from)].map((pointer) => labelAt(bundle, pointer) ?? pointer)
}

/** The values for one year, collapsed, with their labels. */
function TypedValues({
  typedYear,
  form,
  store,
}: Pick<OtherYearsProps, 'form' | 'store'> & {
  readonly typedYear: UnaskedYear
}) {
  const say = useOwnSay()
  const { language } = usePreferences()
  const bundle = bundleAsking(store.bundle, typedYear)
  const label = (pointer: string) =>
    labelInRows(
      bundle,
      translate(bundle, language, labelAt(bundle, pointer) ?? ''),
      pointer,
      store.answers,
      language,
    )
  return (
    <details>
      <summary>{say('year-kept', { year: String(typedYear.year), count: typedYear.typed.length })}</summary>
      <ul>
        {typedYear.typed.map((pointer) => (
          <li key={pointer}>
            {label(pointer)} <q>{valueText({ ...form, bundle }, pointer, store.get(pointer), language)}</q>
          </li>
        ))}
      </ul>
    </details>
  )
}
