import { useId, useRef, useState, useSyncExternalStore } from 'react'
import {
  attachmentEntries,
  attachmentsOf,
  ATTACHMENTS,
  ownMember,
  pointerOfTarget,
  sizeText,
} from '@formwright/definition'
import type { Attachment, Json } from '@formwright/definition'
import { useFormContext, useText } from '../context/form-context.ts'
import { useFindings, useValue } from '../context/use-cell.ts'
import type { EvidenceFiles } from '../context/evidence-files.ts'
import { UploadErrors } from './refusals.ts'
import { saveFile } from './save-file.ts'

const refusals = new UploadErrors()

interface EvidenceProps {
  readonly target: string
  /** The option of a tick group that the files are evidence for. */
  readonly option?: string
  readonly title: string
  readonly readOnly: boolean
  readonly wanted: boolean
}

/** The evidence files of a field, or of one of its options: add with a button or by drop, open, remove. */
export function Evidence({ target, option, title, readOnly, wanted }: EvidenceProps) {
  const { store, files } = useFormContext()
  const { say } = useText()
  const all = useAttachments()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const refused = () => refusals.at(input)
  const problems = useSyncExternalStore(refusals.subscribe, refused, refused)
  const own = all.filter(
    (file) =>
      file.target === target &&
      file.kind === 'evidence' &&
      (option === undefined || file.options?.includes(option)),
  )

  async function add(chosen: readonly File[]) {
    if (!files || chosen.length === 0) return
    refusals.notify(input)
    const failed: string[] = []
    for (const file of chosen) {
      const problem = fileProblem(file, files, say)
      if (problem) failed.push(problem)
      else {
        try {
          const { file: kept, isEncrypted } = await files.keep(file)
          const entry = {
            id: crypto.randomUUID(),
            target,
            kind: 'evidence',
            ...(option === undefined ? {} : { options: [option] }),
            ...kept,
          }
          store.set(ATTACHMENTS, [...(attachmentEntries(store.answers) as readonly Json[]), entry])
          if (isEncrypted) failed.push(say('file-encrypted', { name: file.name }))
        } catch (error) {
          failed.push(
            say('file-failed', {
              name: file.name,
              detail: error instanceof Error ? error.message : String(error),
            }),
          )
        }
      }
    }
    if (failed.length > 0) refusals.notify(input, failed)
  }

  if (readOnly && own.length === 0) return null
  return (
    <div
      className={`fw-evidence${over ? ' fw-over' : ''}${wanted && own.length === 0 ? ' fw-wanted' : ''}`}
      role="group"
      aria-label={say('evidence-for', { title })}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!readOnly) void add([...event.dataTransfer.files])
      }}
    >
      <span className="fw-evidence-name">{say('evidence')}</span>
      {own.length === 0 && <span className="fw-none">{say('no-file')}</span>}
      {own.map((file) => (
        <FileChip
          key={file.id ?? file.sha256}
          file={file}
          readOnly={readOnly}
          onProblem={(problem) => refusals.notify(input, [problem])}
        />
      ))}
      {!readOnly && files && (
        <>
          <input
            ref={input}
            id={id}
            type="file"
            multiple
            hidden
            accept={files.types.join(',')}
            onChange={(event) => {
              void add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <button type="button" className="fw-link" onClick={() => input.current?.click()}>
            {say('add-file')}
          </button>
        </>
      )}
      {problems.map((problem) => (
        <p key={problem} className="fw-finding fw-error" role="alert">
          {problem}
        </p>
      ))}
    </div>
  )
}

function FileChip({
  file,
  readOnly,
  onProblem,
}: {
  readonly file: Attachment
  readonly readOnly: boolean
  readonly onProblem: (problem: string) => void
}) {
  const { store, files } = useFormContext()
  const { say } = useText()
  const name = file.name ?? file.sha256 ?? ''
  const isRefused = useFindings([pointerOfTarget(file.target)]).some(
    ({ reported, values }) => reported && values.sha256 !== undefined && values.sha256 === file.sha256,
  )
  const show = async () => {
    if (files?.show && file.sha256 !== undefined) return files.show(file.sha256, name)
    const contents = file.sha256 === undefined ? undefined : await files?.find(file.sha256)
    if (contents) saveFile(contents, name)
    else onProblem(say('file-missing', { name }))
  }
  const remove = () =>
    store.set(
      ATTACHMENTS,
      attachmentEntries(store.answers).filter((other) =>
        file.id === undefined ? other !== file : ownMember(other, 'id') !== file.id,
      ) as readonly Json[],
    )
  return (
    <span className={`fw-chip${isRefused ? ' fw-refused' : ''}`}>
      <button
        type="button"
        className="fw-link"
        title={say('open-file', { name })}
        onClick={() => void show()}
      >
        {name}
      </button>
      {isRefused && <small>{say('not-uploaded')}</small>}
      {file.size !== undefined && <small>{sizeText(file.size)}</small>}
      {!readOnly && (
        <button
          type="button"
          className="fw-remove"
          aria-label={say('remove-file', { name })}
          onClick={remove}
        >
          ×
        </button>
      )}
    </span>
  )
}

/** The attachments in the answers; renders again when they change. */
export function useAttachments(): readonly Attachment[] {
  return attachmentsOf({ attachments: useValue(ATTACHMENTS) })
}

function fileProblem(
  file: File,
  { maxBytes, types }: EvidenceFiles,
  say: ReturnType<typeof useText>['say'],
): string | undefined {
  const { name } = file
  if (file.size === 0) return say('file-empty', { name })
  if (file.size > maxBytes) return say('file-too-large', { name, limit: sizeText(maxBytes) })
  return types.some((type) => name.toLowerCase().endsWith(type))
    ? undefined
    : say('file-type', { name, types: types.join(' ') })
}
