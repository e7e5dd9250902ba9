import { useEffect, useRef } from 'react'
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  defaultHighlightStyle,
  foldGutter,
  HighlightStyle,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view'
import { explain, inLanguage } from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'
import phrases from './code-phrases.json' with { type: 'json' }
import { completeJson, hoverJson, rangesIn } from './json-help.ts'
import type { ShownFile } from './use-studio.ts'

/** Marks a change that came from outside the editor. */
const received = Annotation.define<true>()

/** The default colours; each can be overridden by the style sheet, for example in dark mode. */
const colours = HighlightStyle.define(
  defaultHighlightStyle.specs.map(({ color, ...spec }) =>
    typeof color === 'string' ? { ...spec, color: `var(--st-code-${color.slice(1)}, ${color})` } : spec,
  ),
)

interface Props {
  readonly path: string
  readonly label: string
  readonly text: string
  /** The location to go to in the file. */
  readonly at: ShownFile | undefined
  readonly problems: readonly Problem[]
  readonly language: Language
  readonly onChange: (text: string) => void
}

/** A code editor for a file of the form. Its own history is disabled, as all views share one undo. */
export default function CodeEditor({ path, label, text, at, problems, language, onChange }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const change = useRef(onChange)
  useEffect(() => {
    change.current = onChange
  }, [onChange])
  useEffect(() => {
    const editor = new EditorView({
      parent: box.current!,
      state: EditorState.create({
        doc: '',
        extensions: [
          // styles are only allowed with the nonce of the page's content security policy
          EditorView.cspNonce.of(document.querySelector<HTMLElement>('[nonce]')?.nonce ?? ''),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.lineWrapping,
          lineNumbers(),
          foldGutter(),
          highlightActiveLine(),
          indentUnit.of('  '),
          bracketMatching(),
          closeBrackets(),
          syntaxHighlighting(colours),
          highlightSelectionMatches(),
          EditorState.phrases.of(phrasesIn(language)),
          search({ top: true }),
          lintGutter(),
          ...(path.endsWith('.json')
            ? [
                json(),
                autocompletion({ override: [(context) => completeJson(path, context, language)] }),
                hoverTooltip((of, index) => hoverJson(path, of, index, language)),
              ]
            : []),
          keymap.of([
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...searchKeymap,
            ...defaultKeymap,
            indentWithTab,
          ]),
          EditorView.updateListener.of((update) => {
            const own = update.transactions.some(
              (transaction) => transaction.docChanged && !transaction.annotation(received),
            )
            if (own) change.current(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => editor.destroy()
  }, [path, label, language])
  useEffect(() => {
    const editor = view.current!
    const now = editor.state.doc.toString()
    if (now === text) return
    editor.dispatch({ changes: difference(now, text), annotations: received.of(true) })
  }, [text, path, label, language])
  useEffect(() => {
    if (at?.at === undefined) return
    const editor = view.current!
    const { from } = rangesIn(editor.state.doc)(at.at)
    editor.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    })
    editor.focus()
  }, [at, path, label, language])
  useEffect(() => {
    const editor = view.current!
    const rangeOf = rangesIn(editor.state.doc)
    const own = problems.map((problem) => {
      const { says, advice } = explain(problem, language)
      return {
        ...rangeOf(problem),
        severity: problem.severity,
        message: [says, advice].filter(Boolean).join('\n'),
      }
    })
    editor.dispatch(setDiagnostics(editor.state, own))
  }, [problems, language, text, path, label])
  return <div className="st-code" ref={box} />
}

/** The editor's own texts in a language of the product. */
function phrasesIn(language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(phrases).map(([phrase, translations]) => [phrase, inLanguage(translations, language)]),
  )
}

/** The changed range between two texts. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  let end = 0
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}
