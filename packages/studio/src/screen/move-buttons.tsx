import { useStudio } from './use-studio.ts'

/** Buttons to move the selected item by one position; disabled at the ends. */
export function MoveButtons({ move }: { readonly move: (by: -1 | 1) => (() => void) | undefined }) {
  const { say } = useStudio()
  return ([-1, 1] as const).map((by) => {
    const step = move(by)
    return (
      <button key={by} type="button" className="st-button" disabled={!step} onClick={step}>
        {by < 0 ? '↑' : '↓'} {say(by < 0 ? 'move-up' : 'move-down')}
      </button>
    )
  })
}
