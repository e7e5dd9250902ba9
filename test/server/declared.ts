import { loadRegions, regionAt } from '@formwright/fields/regions'
import { sample } from '../edition.ts'
import type { Caller } from './caller.ts'

/** The smallest PDF, with a text of its own so that its hash is. */
export function pdf(text: string): Uint8Array {
  return new TextEncoder().encode(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  )
}

/** A complete declaration on the server, with the evidence of the shipped sample; ready to be submitted. */
export async function declared(
  who: Caller,
  region = '350582',
  regionName = '福建省泉州市晋江市',
): Promise<{ id: string; revision: number }> {
  const { body: editions } = await who.get<{ id: string; form: string }[]>('/editions')
  const { attachments, ...answers } = (await sampleOf(region)) as {
    attachments: { sha256: string; name: string; size: number }[]
  }
  const { body, status } = await who.post<{ id: string }>('/applications', {
    edition: editions.find(({ form }) => form === 'sme-cluster')!.id,
    region,
    regionName,
    answers,
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  const files = []
  for (const file of attachments) {
    const contents = pdf(file.name)
    const { headers, status: uploaded, body: answer } = await who.upload(body.id, file.name, contents)
    if (uploaded !== 204) throw new Error(`${uploaded} ${JSON.stringify(answer)}`)
    files.push({ ...file, size: contents.length, sha256: headers.get('x-content-sha256')! })
  }
  const saved = await who.post(`/applications/${body.id}/saves`, {
    base: 1,
    key: `evidence-${body.id}`,
    patch: [{ op: 'add', path: '/attachments', value: files }],
  })
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
  return { id: body.id, revision: saved.body.revision }
}

/** The sample as a county of another region would hand it in. */
async function sampleOf(region: string): Promise<unknown> {
  const answers = sample('eligible') as Record<string, Record<string, unknown>>
  if (region === '350582') return answers
  const lists = await loadRegions()
  const [province, city, county] = (['province', 'city', 'county'] as const).map((level) =>
    regionAt(lists, region, level),
  )
  const clusterName = `${province!.name}${county!.name}鞋服产业`
  return {
    ...answers,
    cover: { ...answers.cover, clusterName, region: { province, city, county } },
    basic: { ...answers.basic, clusterName },
  }
}

/** Ticks the whole checklist off. */
export async function checked(reviewer: Caller, id: string): Promise<void> {
  const { body } = await reviewer.get<{ items: { id: string }[] }>(`/applications/${id}/checklist`)
  for (const item of body.items)
    await reviewer.put(`/applications/${id}/checklist/${item.id}`, { done: true })
}

/**
 * What the form wants of the province before it reports: the whole checklist, and the seal after the opinion.
 */
export async function checkedAndSealed(province: Caller, id: string): Promise<void> {
  await checked(province, id)
  const { revision } = (await province.get<{ revision: number }>(`/applications/${id}`)).body
  const { status, body: answer } = await province.post(`/applications/${id}/saves`, {
    base: revision,
    key: `sealed-${id}`,
    patch: [{ op: 'add', path: '/declaration/provincialSeal', value: 'offline' }],
  })
  if (status !== 200) throw new Error(JSON.stringify(answer))
}
