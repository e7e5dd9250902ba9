import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** The number of a part's folder, which says where the part stands; none where it has none. */
function numberOf(folder: string): number {
  return Number(/\/(\d+)-[^/]*$/.exec(folder)?.[1] ?? Number.NaN)
}

/**
 * Numbers the folders of parts so that the parts stand in an order. As few as can be get another number.
 * @param order keys of the parts; those without a folder are new
 * @returns the folder of each, by key
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

/** The numbers that there are, and further ones for parts that are new; all anew where some part has none. */
function numbersFor(count: number, known: readonly number[]): readonly number[] {
  const sorted = [...new Set(known)].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)
  const isWhole = sorted.length === known.length
  const first = isWhole ? (sorted[0] ?? 0) : 1
  const kept = isWhole ? sorted.slice(0, count) : []
  while (kept.length < count) kept.push(kept.length === 0 ? first : kept.at(-1)! + 1)
  return kept
}

/** Files of the edition in a folder: its own, and those that it shares with the places that hold them. */
function filesIn({ files, loaded, edition }: StudioModel, folder: string) {
  const prefix = `${edition}/${folder}/`
  const own = [...files.keys()].filter((path) => path.startsWith(prefix))
  const shared = [...loaded.sources].flatMap(([path, { file }]) =>
    path.startsWith(prefix) && file !== path ? [{ path, file }] : [],
  )
  return { own, shared }
}

/** The files of the edition's own are written elsewhere; what it shares is taken from where it was. */
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

/** Takes the files of a part away. */
export function removeFolder(model: StudioModel, edits: FileEdits, folder: string): void {
  const { own, shared } = filesIn(model, folder)
  for (const path of own) edits.remove(path)
  for (const { path } of shared) edits.remove(path)
}

/** Whether a part ends the form: what it asks for is signed and sealed once the form was handed in. */
export function endsForm({ bundle, fields }: StudioModel, part: string): boolean {
  const later = bundle.form.workflow?.later ?? []
  return fields.some(({ part: own, pointer }) => own === part && later.includes(pointer))
}
