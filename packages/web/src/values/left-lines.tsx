import { Button } from '../elements/button.tsx'
import { useCorrectionSay } from '../declaration/correction-say.ts'

/** An answer that stands nowhere in the form since a correction, in words. */
export interface LeftLine {
  readonly text: string
  readonly shown: string
  /** Who typed it on the form as it was. */
  readonly by?: string | null
  /** The server does not have it yet. */
  readonly isOnlyHere?: boolean
  /** The form has a place for it again: whether it fits there, and what stands there. */
  readonly place?: { readonly fits: boolean; readonly now: string } | null | undefined
}

/** What somebody does about an answer that has a place again. */
export interface LeftActions<L extends LeftLine> {
  readonly onPut: (left: L) => void
  readonly onDrop: (left: L) => void
}

/** Answers without a place, as they were typed. */
export function LeftLines({ lines }: { readonly lines: readonly LeftLine[] }) {
  const say = useCorrectionSay()
  return (
    <ul className="blocker-items">
      {lines.map((one, index) => (
        <li key={index}>
          <LeftText {...one} />
          {one.isOnlyHere && ` ${say('correction-only-here')}`}
        </li>
      ))}
    </ul>
  )
}

/** Answers that have a place again where something else stands: which of the two counts is chosen here. */
export function LeftChoices<L extends LeftLine>({
  lines,
  onPut,
  onDrop,
}: { readonly lines: readonly L[] } & LeftActions<L>) {
  const say = useCorrectionSay()
  if (lines.length === 0) return null
  return (
    <div data-left-choices={lines.length}>
      <p>{say('correction-choices', { count: lines.length })}</p>
      <ul className="blocker-items">
        {lines.map((one, index) => (
          <li key={index}>
            <LeftText {...one} /> {one.place?.now && say('correction-now', { now: one.place.now })}{' '}
            {one.place?.fits === false && say('correction-rows-differ')}{' '}
            {one.place?.fits && (
              <Button size="small" variant="outlined" onClick={() => onPut(one)}>
                {say('correction-put')}
              </Button>
            )}
            <Button size="small" onClick={() => onDrop(one)}>
              {say('correction-drop')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function LeftText({ text, shown, by }: LeftLine) {
  const say = useCorrectionSay()
  return (
    <>
      {text} {shown && <q>{shown}</q>} {by && <span className="quiet">{say('correction-by', { by })}</span>}
    </>
  )
}
