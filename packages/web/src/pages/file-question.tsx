import type { Change, Form } from '@formwright/engine'
import type { Reading } from '../declaration/readings.ts'
import { ImportDialog } from '../sheets/import-dialog.tsx'
import type { FilledWorkbook } from '../sheets/workbook-file.ts'
import { CarryFile } from './carry-file.tsx'
import type { FileToCarry } from './carry-file.tsx'
import { UnshownValues } from './unshown-values.tsx'
import { WhichEdition } from './which-edition.tsx'
import type { ReadingsOfFile } from './which-edition.tsx'

/** A question about a file before a declaration is started from it. */
export type FileQuestion =
  | { readonly about: 'edition'; readonly of: ReadingsOfFile }
  | { readonly about: 'carried'; readonly of: FileToCarry }
  | { readonly about: 'unseen'; readonly of: Reading }
  /** Changes made since the export, in the form's own edition. */
  | { readonly about: 'workbook'; readonly of: { readonly form: Form; readonly filled: FilledWorkbook } }

interface FileQuestionDialogProps {
  readonly question: FileQuestion
  readonly onTake: (reading: Reading) => void
  readonly onCarry: (reading: FileToCarry['reading']) => void
  readonly onChanges: (filled: FilledWorkbook, changes: readonly Change[]) => void
  readonly onClose: () => void
}

/** The dialog for a question about an imported file. */
export function FileQuestionDialog({
  question,
  onTake,
  onCarry,
  onChanges,
  onClose,
}: FileQuestionDialogProps) {
  switch (question.about) {
    case 'edition':
      return <WhichEdition {...question.of} onChoose={onTake} onClose={onClose} />
    case 'carried':
      return <CarryFile {...question.of} onGo={() => onCarry(question.of.reading)} onClose={onClose} />
    case 'unseen': {
      const { unseen, ...seen } = question.of
      return unseen && <UnshownValues {...unseen} onGo={() => onTake(seen)} onClose={onClose} />
    }
    case 'workbook':
      return (
        <ImportDialog
          {...question.of.filled}
          form={question.of.form}
          current={question.of.filled.imported.base}
          isBeginning
          onTake={(changes) => onChanges(question.of.filled, changes)}
          onClose={onClose}
        />
      )
  }
}
