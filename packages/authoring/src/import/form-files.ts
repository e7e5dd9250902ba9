import {
  ATTACHMENTS,
  DEFAULT_LANGUAGE,
  DIALECT,
  isObject,
  joinPointer,
  LISTS,
  splitPointer,
  treeOf,
  unitOf,
} from '@formwright/definition'
import type { FileMap, Schema, UiElement, UnitDefinition } from '@formwright/definition'
import { startForm } from '../start/start-form.ts'
import { workflowOf } from '../start/workflow.ts'
import { withSharedDefinitions } from './parts.ts'
import type { ImportedPart } from './parts.ts'
import { plainPaper } from './plain-paper.ts'
import type { WordsAt } from './plain-paper.ts'
import type { Draft } from './schema-nodes.ts'
import { usedDefinitions } from './used-definitions.ts'

/** The data of a form that a schema does not contain. */
export interface FormFacts {
  /** Identifier of the form in addresses and file names. */
  readonly id: string
  /** Name of the edition. */
  readonly edition: string
  readonly title: string
  readonly agency: string
  /** The language of the schema's texts, as a BCP 47 tag. */
  readonly language?: string
  /** Units in the schema that are not built in. */
  readonly units?: Readonly<Record<string, UnitDefinition>>
  /** Answers to store as a sample. */
  readonly data?: unknown
}

/** The files of an imported form. @param fields pointers of its fields */
export function formFiles(
  schema: Draft,
  screen: UiElement,
  parts: readonly ImportedPart[] | undefined,
  fields: readonly string[],
  { id, edition, title, agency, language, data, units = {} }: FormFacts,
): FileMap {
  const { $defs: all, ...rest } = schema
  const $defs = usedDefinitions(all, parts ? parts.map((part) => part.schema) : [rest])
  const start = startForm(id, START_YEAR, language)
  // `allOf` and branches of the root may add members, too
  const named = Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(
    ([key, member]) => (member === false ? [] : [key]),
  )
  const top = new Set([...named, ...fields.map((pointer) => splitPointer(pointer)[0] ?? '')])
  const pointers = [...[...top].map((key) => joinPointer([key])), ATTACHMENTS, LISTS]
  const files: Record<string, unknown> = {
    'form.json': {
      id,
      title: String(schema.title ?? title),
      agency,
      ...(language === undefined ? {} : { language }),
      ...(typeof schema.description === 'string' && schema.description.trim() !== ''
        ? { summary: schema.description }
        : {}),
      ...(Object.keys(units).length > 0 ? { units } : {}),
      ...workflowOf('recommend', pointers, language ?? DEFAULT_LANGUAGE),
    },
    [`${edition}/edition.json`]: { edition, title: edition, years: {}, previous: null, params: {} },
    ...(data === undefined ? {} : { [`${edition}/answers/sample.json`]: data }),
  }
  if (parts) {
    if ($defs) files[`${edition}/shared/fields.json`] = { $defs }
    for (const [index, part] of parts.entries()) {
      const shared = withSharedDefinitions(part.schema) as Draft
      Object.assign(
        files,
        partFiles(`${edition}/parts/${index + 1}-${part.key}`, shared, part.screen, inPart(fields, part.key)),
      )
    }
  } else Object.assign(files, partFiles(edition, { ...rest, ...($defs ? { $defs } : {}) }, screen, fields))
  const written = Object.entries(files).map(([path, json]): [string, string] => [
    path,
    `${JSON.stringify(json, null, 2)}\n`,
  ])
  return new Map([...written, ['README.md', start.get('README.md')!]])
}

/** The pointers within a part, relative to it. */
function inPart(pointers: readonly string[], key: string): string[] {
  const part = joinPointer([key])
  return pointers
    .filter((pointer) => pointer.startsWith(`${part}/`))
    .map((pointer) => pointer.slice(part.length))
}

function partFiles(
  folder: string,
  schema: Draft,
  screen: UiElement,
  fields: readonly string[],
): Record<string, unknown> {
  return {
    [`${folder}/schema.json`]: { $schema: DIALECT, ...schema },
    [`${folder}/ui.json`]: screen,
    [`${folder}/rules.json`]: { rules: [] },
    [`${folder}/paper.json`]: plainPaper(String(schema.title ?? ''), screen, fields, wordsIn(schema)),
  }
}

/** Returns a function for the names of pointers in a part. */
function wordsIn(schema: Draft): WordsAt {
  const tree = treeOf({ schema: schema as Schema, parts: [{ key: '', title: '', folder: '' }] })
  return (pointer) => {
    const node = tree.nodeAt(pointer)
    const title = node?.title ?? ''
    const unit = node ? unitOf(node.schema) : ''
    return unit === '' || title.includes(unit) ? { title } : { title, unit }
  }
}

/** An edition needs a year, but an imported form contains none. */
const START_YEAR = 2000
