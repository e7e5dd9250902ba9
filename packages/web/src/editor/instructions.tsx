import { useState } from 'react'
import type { Form } from '@formwright/engine'
import { Button } from '../elements/button.tsx'
import { lazyPart } from '../parts/lazy-part.tsx'
import { useSay } from '../texts/say.ts'

const InstructionsDialog = lazyPart(() =>
  import('./instructions-dialog.tsx').then(({ InstructionsDialog: component }) => component),
)

/** The instructions of the edition, as they stand on the official form. */
export function Instructions({ form }: { readonly form: Form }) {
  const say = useSay()
  const [shown, setShown] = useState(false)
  if (!form.bundle.edition.instructions?.length) return null
  return (
    <>
      <Button size="small" className="sections-more" onClick={() => setShown(true)}>
        {say('instructions')}
      </Button>
      {shown && <InstructionsDialog form={form} onClose={() => setShown(false)} />}
    </>
  )
}
