import { useRef } from 'react'
import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { useStudioSay } from '../studio/say.ts'

/** Makes a draft of a definition that another installation exported; its page says who signed it. */
export function ImportArchive() {
  const say = useStudioSay()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const bring = useMutation({
    mutationFn: async (file: File) =>
      call('POST /definitions/import', {
        body: { archive: base64Of(new Uint8Array(await file.arrayBuffer())) },
      }),
    onSuccess: ({ id }) => navigate({ to: '/definitions/$draft', params: { draft: id } }),
  })
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip"
        aria-label={say('definitions-import')}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) bring.mutate(file)
          target.value = ''
        }}
      />
      <Button disabled={bring.isPending} onClick={() => input.current?.click()}>
        {say('definitions-import')}
      </Button>
      <Problem error={bring.error} />
    </>
  )
}

/** Letters that `String.fromCharCode` takes at a time. */
const PIECE = 8192

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return btoa(text)
}
