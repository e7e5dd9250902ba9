import { useEffect, useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { joinList } from '@formwright/definition'
import { fetchSounds, isSealed, keyOf } from '@formwright/studio'
import type { Result } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { filesOf, START_MODES } from './new-form.ts'
import type { StartSource, StartMode } from './new-form.ts'
import { StartSourceChoice } from './new-form-modes.tsx'
import { useStudioSay } from './say.ts'
import './studio.css'

/** Pattern of form ids, as on the server. */
const ID = /^[a-z][a-z0-9-]{1,59}$/

/** Maximum length of a suggested id, including hyphens. */
const LONGEST = 40

/** Start modes without a signature field of their own. */
const SIGNABLE: ReadonlySet<StartMode> = new Set(['blank', 'list'])

/** Creates a new form: names and starting point. */
export function NewFormPage() {
  const say = useStudioSay()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const [title, setTitle] = useState('')
  const [id, setId] = useState<string>()
  const [year, setYear] = useState(String(new Date().getFullYear()))
  const [agency, setAgency] = useState('')
  const [mode, setMode] = useState<StartMode>('blank')
  const [startSource, setStartSource] = useState<StartSource>({})
  const [chosen, setSigned] = useState<boolean>()
  // a form with an official seal is also signed; for others the author is asked
  const signed = chosen ?? isSealed(language)
  const { data } = useQuery({ queryKey: ['definitions'], queryFn: () => call('GET /definitions') })
  const [, setSounding] = useState(false)
  // the id is suggested once the pinyin is loaded
  useEffect(() => void fetchSounds().then(() => setSounding(true)), [])
  const name = id ?? idOf(title)
  const create = useMutation({
    mutationFn: async () => {
      const facts = {
        id: name,
        year: Number(year),
        title: title.trim(),
        agency: agency.trim(),
        language,
        signed: signed && SIGNABLE.has(mode),
      }
      const { files, edition } = await filesOf(mode, facts, startSource, say('new-form-part'))
      const body = { form: name, edition, files: Object.fromEntries(files) }
      return call('POST /definitions/forms', { body })
    },
    onSuccess: (made) => navigate({ to: '/studio/$draft', params: { draft: made.id } }),
  })
  const namesake = namesakeOf(title, name, data)
  const missing = [
    ...(title.trim() === '' ? [say('new-form-title')] : []),
    ...(agency.trim() === '' ? [say('new-form-agency')] : []),
    ...(/^\d{4}$/.test(year) ? [] : [say('new-form-year')]),
    ...(title.trim() === '' || ID.test(name) ? [] : [say('new-form-id')]),
    ...(isReady(mode, startSource) ? [] : [say(`new-form-${mode}`)]),
  ]
  return (
    <main id="content" className="studio-new">
      <h1>{say('new-form')}</h1>
      <fieldset>
        <legend>{say('new-form-facts')}</legend>
        <TextField
          label={say('new-form-title')}
          value={title}
          autoFocus
          onChange={({ target }) => setTitle(target.value)}
        />
        <TextField
          label={say('new-form-agency')}
          value={agency}
          onChange={({ target }) => setAgency(target.value)}
        />
        <TextField
          label={say('new-form-year')}
          value={year}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          onChange={({ target }) => setYear(target.value)}
        />
        <TextField
          label={say('new-form-id')}
          value={name}
          error={name !== '' && !ID.test(name)}
          onChange={({ target }) => setId(target.value)}
        />
      </fieldset>
      <fieldset>
        <legend>{say('new-form-ways')}</legend>
        <div className="studio-ways">
          {START_MODES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="way"
                checked={one === mode}
                onChange={() => {
                  setMode(one)
                  setStartSource({})
                }}
              />
              <span>
                {say(`new-form-${one}`)}
                <small>{say(`new-form-${one}-about`)}</small>
              </span>
            </label>
          ))}
        </div>
        <StartSourceChoice
          mode={mode}
          sources={data?.sources ?? []}
          startSource={startSource}
          onChange={setStartSource}
        />
        {SIGNABLE.has(mode) && (
          <label>
            <input type="checkbox" checked={signed} onChange={({ target }) => setSigned(target.checked)} />{' '}
            {say('new-form-signed')}
          </label>
        )}
      </fieldset>
      {namesake !== undefined && (
        <Alert severity="warning">{say('new-form-namesake', { title: title.trim(), id: namesake })}</Alert>
      )}
      <Problem error={create.error} />
      <div>
        <Button
          variant="contained"
          disabled={missing.length > 0 || create.isPending}
          onClick={() => create.mutate()}
        >
          {say('new-form-create')}
        </Button>{' '}
        <Link to="/admin" hash="definitions">
          {say('studio-leave')}
        </Link>
        {missing.length > 0 && (
          <p className="quiet" role="status">
            {say('new-form-missing', { what: joinList(missing, language) })}
          </p>
        )}
      </div>
    </main>
  )
}

/** The id of another form with the same title, which would be indistinguishable in lists. */
function namesakeOf(title: string, name: string, known: Result<'GET /definitions'> | undefined) {
  const called = title.replaceAll(/\s/g, '')
  const others = [...(known?.sources ?? []), ...(known?.drafts ?? [])]
  return others.find((one) => one.form !== name && one.title.replaceAll(/\s/g, '') === called)?.form
}

function isReady(mode: StartMode, { list, schema, source }: StartSource): boolean {
  if (mode === 'list') return list !== undefined && list.fields.length > 0
  if (mode === 'schema') return schema !== undefined
  return mode !== 'copy' || source !== undefined
}

/** An id suggested from the title: `园区调查表` gives `yuan-qu-diao-cha-biao`. */
function idOf(title: string): string {
  if (title.trim() === '') return ''
  return keyOf(title, [], LONGEST).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
