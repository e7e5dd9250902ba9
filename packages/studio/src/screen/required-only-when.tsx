import { translate } from '@formwright/definition'
import { useStudio } from './use-studio.ts'

/** Says that the condition replaces the field's being always required. */
export function RequiredOnlyWhen({ pointer }: { readonly pointer: string }) {
  const { model, language, say } = useStudio()
  const field = model.fields.find(({ cells }) =>
    cells.some((cell) => cell.pointer === pointer && cell.required),
  )
  if (!field) return null
  return (
    <p className="st-hint st-warning">
      {say('required-only-when', { title: translate(model.bundle, language, field.title) })}
    </p>
  )
}
