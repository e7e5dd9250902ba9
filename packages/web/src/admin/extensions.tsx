import { useState } from 'react'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExtensionView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { editionLabel, editionsQuery, sortedForReader } from '../api/editions.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { ConfirmButton } from '../parts/confirm.tsx'
import { RegionName } from '../parts/region-name.tsx'
import { useAdminSay } from './say.ts'
import { deadlineText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'
import { RegionChoice } from './role-choice.tsx'
import { AdminTable } from './admin-table.tsx'

/** Deadline extensions. */
export function Extensions() {
  const say = useAdminSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const { data, error, isPending } = useQuery({
    queryKey: ['extensions'],
    queryFn: () => call('GET /extensions'),
    staleTime: 0,
  })
  const editions = sortedForReader(useQuery(editionsQuery).data ?? [], language)
  const [edition, setEdition] = useState('')
  const [region, setRegion] = useState('')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<unknown>(undefined)
  const chosen = editions.find(({ id }) => id === edition) ?? editions[0]
  const editionOf = ({ form, edition: named }: ExtensionView) =>
    editions.find((one) => one.form === form && one.edition === named)
  const zoneOf = (extension: ExtensionView) => editionOf(extension)?.window?.timeZone
  const titleOf = (extension: ExtensionView) => {
    const { form, edition: named } = extension
    const found = editionOf(extension)
    return found ? editionLabel(found, language) : `${form} ${named}`
  }
  const again = () => queries.invalidateQueries({ queryKey: ['extensions'] })
  const attempt = (work: Promise<unknown>) =>
    void work.then(() => (setProblem(undefined), again()), setProblem)
  const add = () =>
    attempt(
      call('POST /extensions', {
        body: {
          form: chosen!.form,
          edition: chosen!.edition,
          region,
          until: new Date(until).toISOString(),
          reason: reason.trim(),
        },
      }).then(() => (setReason(''), setUntil(''))),
    )
  return (
    <>
      <section className="panel stack" aria-label={say('extend')}>
        <div className="filters">
          <TextField
            select
            size="small"
            label={say('form')}
            value={chosen?.id ?? ''}
            onChange={(event) => setEdition(event.target.value)}
          >
            {editions.map((one) => (
              <MenuItem key={one.id} value={one.id}>
                {editionLabel(one, language)}
              </MenuItem>
            ))}
          </TextField>
          <div className="wide-choice">
            <RegionChoice
              regions={chosen ? [{ form: chosen.form }] : []}
              value={region}
              onChange={setRegion}
              size="small"
            />
          </div>
          <TextField
            size="small"
            type="datetime-local"
            label={say('until')}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { step: 1 } }}
          />
          <TextField
            size="small"
            label={say('reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button variant="contained" disabled={!chosen || !until || !reason.trim()} onClick={add}>
            {say('extend')}
          </Button>
        </div>
        <p className="quiet">{say('extend-hint')}</p>
        <Problem error={problem ?? error} />
      </section>
      <AdminTable
        label={say('admin-extensions')}
        columns={[say('form'), say('region'), say('until'), say('reason'), say('by')]}
        withActions
      >
        {isPending && <Opening />}
        {data?.map((extension) => (
          <tr key={extension.id}>
            <th scope="row">{titleOf(extension)}</th>
            <td>
              <RegionName code={extension.region} form={extension.form} />
            </td>
            <td>{deadlineText(extension.until, language, zoneOf(extension))}</td>
            <td>{extension.reason}</td>
            <td>{extension.by}</td>
            <td>
              <ConfirmButton
                color="error"
                label={say('remove')}
                text={say('extension-remove-ask', {
                  form: titleOf(extension),
                  until: deadlineText(extension.until, language, zoneOf(extension)),
                })}
                onConfirm={() => call('DELETE /extensions/:id', { params: { id: extension.id } }).then(again)}
              />
            </td>
          </tr>
        ))}
      </AdminTable>
    </>
  )
}
