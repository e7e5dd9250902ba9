import type { Orientation } from '@formwright/definition'
import { pagesOf, setPageStart, setOrientation } from '../edits/paper-pages.ts'
import { PaperBlocks } from './paper-blocks.tsx'
import { SelectInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** The page settings of a part on the official form, shown while no cell is selected. */
export function PaperPages() {
  const { model, part, run, say } = useStudio()
  const { start, orientation = '' } = pagesOf(model, part)
  const turn = (value: string) =>
    run(setOrientation(model, part, value === '' ? undefined : (value as Orientation)))
  return (
    <>
      <h2>{say('paper-pages')}</h2>
      <SelectInput
        label={say('paper-orientation')}
        value={orientation}
        options={[
          ['', say('paper-orientation-default')],
          ['portrait', say('paper-orientation-portrait')],
          ['landscape', say('paper-orientation-landscape')],
        ]}
        onChange={turn}
      />
      <SelectInput
        label={say('paper-start')}
        value={start}
        options={[
          ['new', say('paper-start-new')],
          ['flow', say('paper-start-flow')],
        ]}
        onChange={(value) => run(setPageStart(model, part, value === 'new' ? 'new' : 'flow'))}
      />
      <p className="st-hint">{say('nothing-selected-paper')}</p>
      <PaperBlocks />
    </>
  )
}
