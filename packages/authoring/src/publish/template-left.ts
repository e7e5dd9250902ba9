import { below } from '@formwright/definition'
import type { Loaded, Problem } from '@formwright/definition'
import { fileProblem } from '../lint/context.ts'
import texts from '../start/texts.json' with { type: 'json' }

/** Texts with which new forms begin only for somebody to write their own. */
const TO_REPLACE: ReadonlySet<string> = new Set(
  [texts.agency, texts['form-summary'], texts.source].flatMap((one) => Object.values(one)),
)

/**
 * Where a form still says what every new form says: who issues it, who fills it in, where a threshold comes
 * from. Nothing is wrong with it while it is made, but it is printed so.
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
