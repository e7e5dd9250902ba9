import { useState } from 'react'
import type { FormBundle } from '@formwright/definition'
import { Button } from '../elements/button.tsx'
import { lazyPart } from '../parts/lazy-part.tsx'
import { useSay } from '../texts/say.ts'

const InstructionsDialog = lazyPart(() =>
  import('./instructions-dialog.tsx').then(({ InstructionsDialog: component }) => component),
)

/** The official instructions of the edition, and those of the region. */
export function Instructions({ bundle }: { readonly bundle: FormBundle }) {
  const say = useSay()
  const [shown, setShown] = useState(false)
  if (!bundle.edition.instructions?.length) return null
  return (
    <>
      <Button size="small" className="sections-more" onClick={() => setShown(true)}>
        {say('instructions')}
      </Button>
      {shown && <InstructionsDialog bundle={bundle} onClose={() => setShown(false)} />}
    </>
  )
}
