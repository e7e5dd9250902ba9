import { Button } from '../elements/button.tsx'
import { useCorrectionSay } from '../declaration/correction-say.ts'

/** A leftover of a correction as text. */
export interface LeftLine {
  readonly text: string
  readonly shown: string
  /** Who typed it on the earlier version. */
  readonly by?: string | null
  /** Not on the server yet. */
  readonly isOnlyHere?: boolean
  /** Set if the form has the field again: whether it fits, and the current value. */
  readonly place?: { readonly fits: boolean; readonly now: string } | null | undefined
}

/** Actions for a leftover whose field exists again. */
export interface LeftActions<L extends LeftLine> {
  readonly onPut: (left: L) => void
  readonly onDrop: (left: L) => void
}

/** Leftovers without a field. */
export function LeftLines({ lines }: { readonly lines: readonly LeftLine[] }) {
  const say = useCorrectionSay()
  return (
    <ul className="blocker-items">
      {lines.map((line, index) => (
        <li key={index}>
          <LeftText {...line} />
          {line.isOnlyHere && ` ${say('correction-only-here')}`}
        </li>
      ))}
    </ul>
  )
}

/** Leftovers whose field exists again but is occupied, to choose from. */
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
        {lines.map((line, index) => (
          <li key={index}>
            <LeftText {...line} /> {line.place?.now && say('correction-now', { now: line.place.now })}{' '}
            {line.place?.fits === false && say('correction-rows-differ')}{' '}
            {line.place?.fits && (
              <Button size="small" variant="outlined" onClick={() => onPut(line)}>
                {say('correction-put')}
              </Button>
            )}
            <Button size="small" onClick={() => onDrop(line)}>
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
