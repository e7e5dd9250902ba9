import { useText } from '@formwright/renderer'
import { StatusLines } from '../grid/number-grid.tsx'
import { say } from '../screen/say.ts'
import type { RowsTaken } from './use-taken-rows.ts'

/** What came of rows that were taken in, with the way back. */
export function TakenLines({ lines, undo }: RowsTaken) {
  const { language } = useText()
  return (
    <StatusLines lines={lines}>
      {undo && (
        <button type="button" className="fw-link" onClick={undo}>
          {say('undo', language)}
        </button>
      )}
    </StatusLines>
  )
}
