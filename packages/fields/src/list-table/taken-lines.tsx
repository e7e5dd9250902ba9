import { useText } from '@formwright/renderer'
import { StatusLines } from '../grid/number-grid.tsx'
import { say } from '../screen/say.ts'
import type { RowsTaken } from './use-taken-rows.ts'

/** The result of an import, with an undo button. */
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
