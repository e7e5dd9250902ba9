import { below } from '@formwright/definition'
import type { Loaded, Problem } from '@formwright/definition'
import { fileProblem } from '../lint/context.ts'
import texts from '../start/texts.json' with { type: 'json' }

/** Template texts of new forms that have to be replaced. */
const TO_REPLACE: ReadonlySet<string> = new Set(
  [texts.agency, texts['form-summary'], texts.source].flatMap((one) => Object.values(one)),
)

/**
 * Where a form still contains texts of the template: agency, summary, source of a threshold. This is fine
 * while it is being made, but must not be published.
 */
export function templateLeft({ sources, edition }: Loaded): Problem[] {
  return [...sources].flatMap(([path, source]) => {
    const isRead =
      path === 'form.json' || (path.startsWith(`${edition}/`) && /\/(edition|rules)\.json$/.test(path))
    return isRead
      ? textsLeft(source.value, '').map(({ text, pointer }) =>
          fileProblem(source, pointer, 'template-left', { text }),
        )
      : []
  })
}

function textsLeft(value: unknown, pointer: string): { readonly text: string; readonly pointer: string }[] {
  if (typeof value === 'string') return TO_REPLACE.has(value) ? [{ text: value, pointer }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => textsLeft(child, below(pointer, key)))
}
