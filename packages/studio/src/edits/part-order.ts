import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** The number in a part's folder name, which determines its position; NaN without one. */
function numberOf(folder: string): number {
  return Number(/\/(\d+)-[^/]*$/.exec(folder)?.[1] ?? Number.NaN)
}

/**
 * Renames folders so that parts are in a given order, changing as few numbers as possible.
 * @param order keys of the parts; those without a folder are new
 * @returns the folder of each part, by key
 */
export function putInOrder(
  model: StudioModel,
  edits: FileEdits,
  order: readonly string[],
): ReadonlyMap<string, string> {
  const folders = new Map(model.loaded.parts.map(({ key, folder }) => [key, folder]))
  const numbers = numbersFor(order.length, [...folders.values()].map(numberOf))
  const found = new Map(order.map((key, index) => [key, `parts/${numbers[index]!}-${key}`]))
  const moved = order.flatMap((key) => {
    const from = folders.get(key)
    const to = found.get(key)!
    return from === undefined || from === to ? [] : [{ from, to }]
  })
  for (const { from, to } of moved) moveFolder(model, edits, from, to)
  return found
}

/** The existing numbers and further ones for new parts; all new if a part has none. */
function numbersFor(count: number, known: readonly number[]): readonly number[] {
  const sorted = [...new Set(known)].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)
  const isWhole = sorted.length === known.length
  const first = isWhole ? (sorted[0] ?? 0) : 1
  const kept = isWhole ? sorted.slice(0, count) : []
  while (kept.length < count) kept.push(kept.length === 0 ? first : kept.at(-1)! + 1)
  return kept
}

/** Files in a folder of the edition: its own, and inherited ones with their original paths. */
function filesIn({ files, loaded, edition }: StudioModel, folder: string) {
  const prefix = `${edition}/${folder}/`
  const own = [...files.keys()].filter((path) => path.startsWith(prefix))
  const shared = [...loaded.sources].flatMap(([path, { file }]) =>
    path.startsWith(prefix) && file !== path ? [{ path, file }] : [],
  )
  return { own, shared }
}

/** Moves the edition's own files to another folder; inherited ones are inherited at the new path. */
function moveFolder(model: StudioModel, edits: FileEdits, from: string, to: string): void {
  const { own, shared } = filesIn(model, from)
  const there = (path: string) =>
    `${model.edition}/${to}${path.slice(model.edition.length + 1 + from.length)}`
  const texts = own.map((path) => [path, edits.text(path)] as const)
  for (const [path] of texts) edits.remove(path)
  for (const [path, text] of texts) if (text !== undefined) edits.write(there(path), text)
  for (const { path, file } of shared) {
    edits.remove(path)
    edits.share(there(path), file)
  }
}

/** Removes the files of a part. */
export function removeFolder(model: StudioModel, edits: FileEdits, folder: string): void {
  const { own, shared } = filesIn(model, folder)
  for (const path of own) edits.remove(path)
  for (const { path } of shared) edits.remove(path)
}

/** Whether a part is the signature part: it has fields that are filled in after submission. */
export function endsForm({ bundle, fields }: StudioModel, part: string): boolean {
  const later = bundle.form.workflow?.later ?? []
  return fields.some(({ part: own, pointer }) => own === part && later.includes(pointer))
}
