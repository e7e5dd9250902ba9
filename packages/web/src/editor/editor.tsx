import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { translate } from '@formwright/definition'
import { FormView, RemarksContext } from '@formwright/renderer'
import type { EvidenceFiles } from '@formwright/renderer'
import { screenViews } from '@formwright/fields/screen'
import { Boundary } from '../parts/boundary.tsx'
import { lazyPart, plainPart } from '../parts/lazy-part.tsx'
import { useSiteLanguage, usePreferences } from '../preferences/preferences.ts'
import { Page } from '../parts/page.tsx'
import type { LeftOfFile } from '../drafts/database.ts'
import type { Sync } from '../drafts/sync.ts'
import { useSay } from '../texts/say.ts'
import { LastField } from '../declaration/last-field.ts'
import { Findings } from './findings.tsx'
import type { BesideTab, FindingsProps, ListedNote, Verdict } from './findings.tsx'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { Sections } from './sections.tsx'
import { Steps } from './steps.tsx'
import { Switcher } from './switcher.tsx'
import { Tools } from './tools.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { useConflictChoices } from './use-conflict-choices.ts'
import { useResolveConflict } from './use-resolve-conflict.ts'
import { useRegisteredRegions } from './use-registered-regions.ts'
import { useRemarks } from './use-remarks.ts'
import { useNavigation } from './use-navigation.ts'
import { useReported, useUndecided } from './use-reported.ts'
import { useShownParts } from './use-shown-parts.ts'
import { useStockRenderers } from './use-stock-renderers.ts'

const PaperPane = lazyPart(() =>
  import('../paper/paper-pane.tsx').then(({ PaperPane: component }) => component),
)

const Conflicts = plainPart(() => import('./conflicts.tsx').then(({ Conflicts: component }) => component))

const LeftOfFiles = plainPart(() =>
  import('../values/left-of-files.tsx').then(({ LeftOfFiles: component }) => component),
)

const OtherYears = plainPart(() =>
  import('../values/other-years.tsx').then(({ OtherYears: component }) => component),
)

const FieldSearch = lazyPart(() =>
  import('./field-search.tsx').then(({ FieldSearch: component }) => component),
)

const NO_NOTES: readonly ListedNote[] = []
const NOTHING_LEFT: readonly LeftOfFile[] = []

interface EditorProps {
  readonly opened: OpenDeclaration
  /** Part key from the address; default: the first part. */
  readonly named: string | undefined
  readonly onPart: (key: string) => void
  readonly files: EvidenceFiles
  readonly sync?: Sync
  /** Content above the form, such as the state of an application. */
  readonly above?: (tools: EditorTools) => ReactNode
  /** Tabs beside the findings. */
  readonly beside?: (tools: EditorTools) => readonly BesideTab[]
  readonly explainLocked?: boolean
  /** Workflow state and reviewers' notes. */
  readonly status?: Pick<FindingsProps, 'notesLead' | 'reasons'> & {
    readonly verdict: Verdict | undefined
    readonly notes: readonly ListedNote[]
  }
  /** Whether this is the reviewer's layout. */
  readonly desk?: boolean
}

/** What surrounding components may do with the editor. */
export interface EditorTools {
  readonly jump: (pointer: string) => void
  readonly part: string
  /** The last focused field. */
  readonly field: LastField
}

/** The editor of a declaration: parts on the left, the form in the middle, findings on the right. */
export function Editor({
  opened,
  named,
  onPart,
  files,
  sync,
  above,
  beside,
  explainLocked = true,
  status,
  desk = false,
}: EditorProps) {
  const { form, store, mayEdit, mayAttach, draftStore } = opened
  const say = useSay()
  const { language } = usePreferences()
  const [spoken, setSpoken] = useState(store.language)
  useEffect(() => {
    store.speak(language)
    setSpoken(language)
  }, [store, language])
  useEffect(() => useSiteLanguage, [])
  useRegisteredRegions(form.bundle, store)
  const { parts } = form.bundle
  const part = parts.find(({ key }) => key === named) ?? parts[0]!
  const shown = useShownParts(form, store, part.key)
  const [searching, setSearching] = useState(false)
  const [panel, setPanel] = useState<'sections' | 'findings' | undefined>(undefined)
  const [paper, setPaper] = useState(false)
  const { renderers, Around } = useStockRenderers(form)
  const title = [form.bundle.form.title, form.bundle.edition.title]
    .map((text) => translate(form.bundle, language, text))
    .join(' ')

  const closePanel = useCallback(() => setPanel(undefined), [])
  const { goTo, jump, onReady } = useNavigation({ parts, part: part.key, onPart, closePanel })
  useEffect(() => {
    // a form with a single part may have the same title
    const titles = [part.title, form.bundle.form.title].map((text) => translate(form.bundle, language, text))
    document.title = [...new Set(titles)].join(' – ')
  }, [part, form, language])
  useShortcuts({ store, jump, onSearch: () => setSearching(true) })
  const tools = (
    <Tools
      opened={opened}
      title={title}
      onSearch={() => setSearching(true)}
      onJump={jump}
      paper={paper}
      onPaper={() => setPaper(!paper)}
      desk={desk}
      {...(sync ? { sync } : {})}
    />
  )
  const undecided = useUndecided(draftStore)
  const leftOfFiles = useSyncExternalStore(
    draftStore.subscribe,
    () => draftStore.draft.leftOfFiles ?? NOTHING_LEFT,
  )
  useReported(opened, undecided)
  const decide = useResolveConflict(form, draftStore)
  const choicesOf = useConflictChoices(undecided, decide)
  const notes = status?.notes ?? NO_NOTES
  const remarks = useRemarks(notes, spoken)
  const [field] = useState(() => new LastField())
  const own = { jump, part: part.key, field }
  /** On narrow screens the printed form covers the editor and has to be closed. */
  const jumpFromPaper = useCallback(
    (pointer: string) => {
      if (matchMedia('(max-width: 75rem)').matches) setPaper(false)
      jump(pointer)
    },
    [jump],
  )

  return (
    <Page
      title={
        <h1 className="bar-form" title={title}>
          {title}
        </h1>
      }
      tools={tools}
    >
      <div className={desk ? 'editor is-desk' : 'editor'} data-aside={panel} data-paper={paper}>
        <Boundary>
          <Sections
            form={form}
            store={store}
            shown={shown}
            current={part.key}
            onPick={goTo}
            onJump={jump}
            notes={notes}
          />
        </Boundary>
        <main
          id="content"
          className="sheet"
          tabIndex={-1}
          onFocusCapture={field.look}
          onClickCapture={field.look}
        >
          <Boundary>{above?.(own)}</Boundary>
          {leftOfFiles.length > 0 && <LeftOfFiles draftStore={draftStore} left={leftOfFiles} />}
          {form.bundle.edition.yearsFrom && (
            <OtherYears form={form} store={store} mayEdit={mayEdit} part={part.key} onJump={jump} />
          )}
          {undecided.length > 0 && (
            <Conflicts undecided={undecided} decide={decide} form={form} store={store} onJump={jump} />
          )}
          <Boundary>
            <RemarksContext value={remarks}>
              <Around>
                <FormView
                  key={spoken}
                  form={form}
                  store={store}
                  views={screenViews}
                  part={part.key}
                  files={files}
                  mayEdit={mayEdit}
                  mayAttach={mayAttach}
                  explainLocked={explainLocked}
                  onReady={onReady}
                  choicesOf={choicesOf}
                  {...renderers}
                />
              </Around>
            </RemarksContext>
          </Boundary>
          <p className="fw-visually-hidden">{say('shortcuts')}</p>
          <Steps
            parts={parts.filter(({ key }) => shown.has(key))}
            current={part.key}
            onPick={goTo}
            text={(chinese) => translate(form.bundle, language, chinese)}
          />
        </main>
        <Boundary>
          <Findings
            form={form}
            store={store}
            mayEdit={mayEdit}
            onJump={jump}
            verdict={status?.verdict}
            notes={notes}
            notesLead={status?.notesLead}
            reasons={status?.reasons}
            {...(beside ? { beside: beside(own) } : {})}
          />
        </Boundary>
        {paper && (
          <PaperPane
            opened={opened}
            part={part.key}
            field={field}
            onJump={jumpFromPaper}
            onClose={() => setPaper(false)}
            {...(sync ? { sync } : {})}
          />
        )}
      </div>
      <Switcher
        store={opened.store}
        notes={notes.length}
        panel={panel}
        onPick={(next) => setPanel(panel === next ? undefined : next)}
      />
      {searching && <FieldSearch form={form} onPick={jump} onClose={() => setSearching(false)} />}
    </Page>
  )
}
