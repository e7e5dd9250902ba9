import { useRef } from 'react'
import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { FileInput } from '../parts/file-input.tsx'
import { useStudioSay } from '../studio/say.ts'

/** Creates a draft from an archive of another installation; its page shows the signer. */
export function ImportArchive() {
  const say = useStudioSay()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const importing = useMutation({
    mutationFn: async (file: File) =>
      call('POST /definitions/import', {
        body: { archive: await base64Of(file) },
      }),
    onSuccess: ({ id }) => navigate({ to: '/definitions/$draft', params: { draft: id } }),
  })
  return (
    <>
      <FileInput ref={input} accept=".zip" label={say('definitions-import')} onFile={importing.mutate} />
      <Button disabled={importing.isPending} onClick={() => input.current?.click()}>
        {say('definitions-import')}
      </Button>
      <Problem error={importing.error} />
    </>
  )
}

async function base64Of(file: File): Promise<string> {
  const reader = new FileReader()
  const url = await new Promise<unknown>((resolve, reject) => {
    reader.addEventListener('load', () => resolve(reader.result))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(file)
  })
  return String(url).replace(/^[^,]*,/, '')
}
