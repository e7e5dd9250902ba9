import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { Text } from '@codemirror/state'
import type { EditorView, Tooltip } from '@codemirror/view'
import { fileInfo, metaSchemas, splitPointer } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser'
import { helpOn } from '../meta/help.ts'
import { membersOf, nodesAt, valuesOf } from '../meta/members.ts'
import type { MetaNode } from '../meta/members.ts'
import type { LocationInFile } from './use-studio.ts'

function metaOf(path: string): MetaNode | undefined {
  return metaSchemas[fileInfo(path).kind]
}

/** Completions at the caret from the meta-schema of the file: members of an object, or values. */
export function completeJson(
  path: string,
  context: CompletionContext,
  language: Language,
): CompletionResult | null {
  const meta = metaOf(path)
  const text = context.state.doc.toString()
  const { path: at, isAtPropertyKey, previousNode } = getLocation(text, context.pos)
  const word = context.matchBefore(/"?[\w$-]*/)
  if (!meta || (!context.explicit && !word?.text)) return null
  const from =
    previousNode && context.pos <= previousNode.offset + previousNode.length
      ? previousNode.offset
      : (word?.from ?? context.pos)
  const to =
    previousNode && from === previousNode.offset ? previousNode.offset + previousNode.length : context.pos
  if (!isAtPropertyKey) {
    const values = valuesOf(nodesAt(meta, at))
    return values.length === 0
      ? null
      : { from, to, options: values.map((label) => ({ label, type: 'enum' })) }
  }
  const holder = nodesAt(meta, at.slice(0, -1))
  const isNew = !/^\s*:/.test(text.slice(to))
  return {
    from,
    to,
    options: membersOf(meta, holder).map(({ name, nodes, required, start }) => {
      const info = helpOn(name, holder, nodes, language)
      return {
        label: JSON.stringify(name),
        type: 'property',
        boost: required ? 1 : 0,
        ...(info === '' ? {} : { info }),
        apply: isNew ? `${JSON.stringify(name)}: ${start}` : JSON.stringify(name),
      }
    }),
  }
}

/** What the member under the mouse is for, in the reader's language. */
export function hoverJson(
  path: string,
  { state }: Pick<EditorView, 'state'>,
  at: number,
  language: Language,
): Tooltip | null {
  const meta = metaOf(path)
  const { path: location, previousNode } = getLocation(state.doc.toString(), at)
  if (!meta || !previousNode) return null
  const holder = nodesAt(meta, location.slice(0, -1))
  const help = helpOn(location.at(-1), holder, nodesAt(meta, location), language)
  if (help === '') return null
  return {
    pos: previousNode.offset,
    end: previousNode.offset + previousNode.length,
    create: () => {
      const dom = document.createElement('div')
      dom.className = 'st-hover'
      dom.textContent = help
      return { dom }
    },
  }
}

/** Returns a function for the range of a problem in a text: the value at its pointer, or its line. */
export function rangesIn(doc: Text): (location: LocationInFile) => { from: number; to: number } {
  const tree = parseTree(doc.toString())
  return ({ pointer, line = 1, column = 1 }) => {
    const node =
      tree && pointer !== '' ? findNodeAtLocation(tree, stepsOf(tree, splitPointer(pointer))) : undefined
    if (node) return { from: node.offset, to: node.offset + node.length }
    const at = doc.line(Math.min(Math.max(1, line), doc.lines))
    const from = Math.min(at.from + Math.max(0, column - 1), at.to)
    return { from, to: at.to }
  }
}

/** The keys of a pointer as steps, with numbers for list indexes. */
function stepsOf(
  tree: NonNullable<ReturnType<typeof parseTree>>,
  keys: readonly string[],
): (string | number)[] {
  const steps: (string | number)[] = []
  for (const key of keys) {
    const holder = steps.length === 0 ? tree : findNodeAtLocation(tree, steps)
    steps.push(holder?.type === 'array' ? Number(key) : key)
  }
  return steps
}
