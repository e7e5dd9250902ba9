import type { Ref } from 'react'

interface FileInputProps {
  /** Ref for the triggering button. */
  readonly ref: Ref<HTMLInputElement>
  /** Accepted file extensions. */
  readonly accept: string
  readonly label: string
  readonly onFile: (file: File) => void
}

/** A hidden input for a single file; the same file may be selected again. */
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
