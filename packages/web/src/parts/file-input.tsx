import type { Ref } from 'react'

interface FileInputProps {
  /** What a button presses. */
  readonly ref: Ref<HTMLInputElement>
  /** The endings of files that are offered. */
  readonly accept: string
  readonly label: string
  readonly onFile: (file: File) => void
}

/** The input behind a button that takes one file; the same file may be chosen again. */
export function FileInput({ ref, accept, label, onFile }: FileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      onChange={({ target }) => {
        const file = target.files?.[0]
        if (file) onFile(file)
        target.value = ''
      }}
    />
  )
}
