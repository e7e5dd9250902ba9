import { useState } from 'react'
import Button from '@mui/material/Button'
import { useSay } from '../texts/say.ts'

/** Copies a text to the clipboard and confirms it. */
export function CopyButton({ text }: { readonly text: string }) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  return (
    <Button size="small" variant="outlined" onClick={copy}>
      {say(copied ? 'copied' : 'copy-link')}
    </Button>
  )
}
