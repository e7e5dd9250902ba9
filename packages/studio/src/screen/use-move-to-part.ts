import { moveToPart, staysInPart } from '../edits/move-to-part.ts'
import type { IntoPart } from '../edits/move-to-part.ts'
import { fieldAt } from '../model/studio-model.ts'
import { useStudio } from './use-studio.ts'

/** Moves a field to another part and shows it there, or says why it stays. */
export function useMoveToPart(): (pointer: string, to: IntoPart) => void {
  const { model, run, refuse, show, say } = useStudio()
  return (pointer, to) => {
    const why = staysInPart(model, pointer)
    if (why !== undefined) return refuse(say(why, { field: fieldAt(model, pointer).title }))
    const act = moveToPart(model, pointer, to)
    run(act)
    show({ part: to.part, selection: { kind: 'field', pointer: act.select! } })
  }
}
