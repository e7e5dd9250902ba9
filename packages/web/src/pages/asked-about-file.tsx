import type { Change, Form } from '@formwright/engine'
import type { Reading } from '../declaration/readings.ts'
import { ImportDialog } from '../sheets/import-dialog.tsx'
import type { FilledWorkbook } from '../sheets/workbook-file.ts'
import { CarryFile } from './carry-file.tsx'
import type { FileToCarry } from './carry-file.tsx'
import { UnshownValues } from './unshown-values.tsx'
import { WhichEdition } from './which-edition.tsx'
import type { ReadingsOfFile } from './which-edition.tsx'

/** What somebody is asked about a file before a declaration begins with it. */
export type Asked =
  | { readonly about: 'edition'; readonly of: ReadingsOfFile }
  | { readonly about: 'carried'; readonly of: FileToCarry }
  | { readonly about: 'unseen'; readonly of: Reading }
  /** What was filled in since it was exported, in the form that it is for. */
  | { readonly about: 'workbook'; readonly of: { readonly form: Form; readonly filled: FilledWorkbook } }

interface AskedAboutFileProps {
  readonly asked: Asked
  readonly onTake: (reading: Reading) => void
  readonly onCarry: (brought: FileToCarry['brought']) => void
  readonly onChanges: (filled: FilledWorkbook, changes: readonly Change[]) => void
  readonly onClose: () => void
}

/** The question about a file that is brought, before a declaration begins with it. */
export function AskedAboutFile({ asked, onTake, onCarry, onChanges, onClose }: AskedAboutFileProps) {
  switch (asked.about) {
    case 'edition':
      return <WhichEdition {...asked.of} onChoose={onTake} onClose={onClose} />
    case 'carried':
      return <CarryFile {...asked.of} onGo={() => onCarry(asked.of.brought)} onClose={onClose} />
    case 'unseen': {
      const { unseen, ...seen } = asked.of
      return unseen && <UnshownValues {...unseen} onGo={() => onTake(seen)} onClose={onClose} />
    }
    case 'workbook':
      return (
        <ImportDialog
          {...asked.of.filled}
          form={asked.of.form}
          current={asked.of.filled.imported.base}
          isBeginning
          onTake={(changes) => onChanges(asked.of.filled, changes)}
          onClose={onClose}
        />
      )
  }
}
