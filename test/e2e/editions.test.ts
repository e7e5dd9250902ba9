import { expect, test } from 'vitest'
import { modelOf, removeField, removeRule } from '@formwright/studio'
import type { Act } from '@formwright/studio'
import type { Caller } from '../server/caller.ts'
import { declared } from '../server/declared.ts'
import { cell, goToPart, siteAndBrowser } from './site.ts'
import { violations } from './violations.ts'

const site = siteAndBrowser({ demonstration: true })
const NEXT = '2025'

interface Draft {
  readonly id: string
  readonly files: Record<string, string>
  readonly revision: number
}

async function draftOf(who: Caller, id: string): Promise<Draft> {
  return (await who.get(`/definitions/drafts/${id}`)).body
}

async function save(who: Caller, { id, revision }: Draft, changes: Act['changes']): Promise<void> {
  const { status } = await who.call('PATCH', `/definitions/drafts/${id}`, {
    base: revision,
    step: 'file',
    changes: Object.fromEntries([...changes].map(([path, text]) => [path, text ?? null])),
  })
  expect(status).toBe(200)
}

const model = ({ files }: Draft) => modelOf(new Map(Object.entries(files)), NEXT)!

/** Corrects the edition in season, agreed to by a second person. Gives its digest. */
async function correct(
  one: Caller,
  other: Caller,
  change: (draft: Draft) => Act['changes'],
): Promise<string> {
  const { body } = await one.post('/definitions/drafts', { form: 'sme-cluster', edition: NEXT })
  const draft = await draftOf(one, body.id)
  await save(one, draft, change(draft))
  await one.post(`/definitions/drafts/${draft.id}/review`, { what: 'ask' })
  await other.post(`/definitions/drafts/${draft.id}/review`, { what: 'approve' })
  const published = await one.post(`/definitions/drafts/${draft.id}/publish`)
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  return published.body.digest
}

async function speakingEnglish(who: Caller) {
  const { page } = await site.pageOf(who)
  await page.addInitScript(() =>
    localStorage.setItem('formwright.preferences', JSON.stringify({ language: 'en' })),
  )
  return page
}

/** What the county's province rules on its own. */
const AUTHORITY = '示例省工业和信息化厅'
const RULING = JSON.stringify({
  region: '350000',
  authority: AUTHORITY,
  source: '示例',
  rules: [
    {
      id: 'REG-01',
      part: 'cover',
      severity: 'warning',
      kind: 'plausibility',
      check: "cover.contactName != '更正前填写'",
      at: '/cover/contactName',
      message: '请填报市级联系人。',
      source: '示例',
    },
  ],
  instructions: [{ id: '示例省1', text: '示例省的申报单位另报市级审核表。' }],
})

test('next year’s form is compared, tried, agreed to and published; a county carries its answers into it, and follows two corrections', async () => {
  const { installation } = site
  const official = await installation.person('formadmin', { role: 'formAdmin', region: '' })
  const second = await installation.admin()
  const county = await installation.as('county')
  const earlier = await declared(county)
  await county.post(`/applications/${earlier.id}/transitions`, {
    transition: 'submit',
    revision: earlier.revision,
  })

  // revise; a rule about years that have passed goes
  const { body: made } = await official.post('/definitions/drafts', {
    form: 'sme-cluster',
    edition: '2024',
    next: NEXT,
  })
  const { body: told } = await official.get(`/definitions/drafts/${made.id}/problems`)
  for (const { code, file, pointer } of told.problems as { code: string; file: string; pointer: string }[]) {
    if (code !== 'never-true') continue
    const draft = await draftOf(official, made.id)
    const part = model(draft).loaded.parts.find(({ files }) => files.rules?.file === file)!.key
    await save(official, draft, removeRule(model(draft), part, Number(pointer.split('/')[2])).changes)
  }
  const window = await draftOf(official, made.id)
  const edition = window.files[`${NEXT}/edition.json`]!.replace(/"to": "\d{4}/, '"to": "2099')
  const changes = new Map([
    [`${NEXT}/edition.json`, edition],
    [`${NEXT}/regions/350000.json`, RULING],
  ])
  await save(official, window, changes)

  // a field that goes, with how many of last year's applications filled it in; it comes back
  const whole = await draftOf(official, made.id)
  const without = removeField(model(whole), '/digital/cloudRate').changes
  await save(official, whole, without)
  // the draft's page: differences, impact, a comment, review
  const { page: drafting } = await site.pageOf(official)
  await drafting.goto(`${site.address}/definitions/${made.id}`)
  await drafting.getByText('不影响带入上年内容').first().waitFor()
  await drafting.getByRole('button', { name: '开始测算' }).click()
  await drafting.locator('[data-impact]').waitFor({ timeout: 60_000 })
  await drafting.getByText(/\d+ 份往年申报的内容带不过来/).waitFor()
  const lost = drafting.getByRole('table').filter({ hasText: '已填内容没有位置的栏目' }).getByRole('button')
  expect(await lost.allTextContents()).toEqual(['集群中小企业上云比例（%）'])
  // who reads English is told by the English names of the form and its fields
  const english = await speakingEnglish(second)
  await english.goto(`${site.address}/definitions/${made.id}`)
  await english.getByText('The field “Share of SMEs in the cloud (%)” is gone').waitFor()
  await english.getByRole('heading', { level: 1, name: /^Declaration form for .* 2025$/ }).waitFor()
  const asItWas = [...without.keys()].map((path) => [path, whole.files[path]] as const)
  await save(official, await draftOf(official, made.id), new Map(asItWas))
  const rate = model(whole).fields.find(({ pointer }) => pointer === '/digital/cloudRate')!.label
  await drafting.getByLabel('位置（栏目、规则或文件）').fill(rate)
  await drafting.getByRole('textbox', { name: '内容' }).fill('请核对窗口')
  await drafting.getByRole('region', { name: '批注' }).getByRole('button', { name: '批注' }).click()
  await drafting.getByText('请核对窗口').first().waitFor()
  await drafting.getByRole('region', { name: '批注' }).getByRole('link', { name: rate }).click()
  await drafting.locator('.st-studio [aria-current=true]').filter({ hasText: '上云比例' }).first().waitFor()
  // what the year before brings is ticked off, and it is told by whom; beside the field a comment is answered
  const brought = drafting.locator('.st-steps').filter({ hasText: '要核对的地方' })
  await brought.locator('summary').click()
  // a tick of a colleague has the draft read again; what was read before the own tick does not take it back
  let answer: () => void = () => undefined
  const ticked = new Promise<void>((resolve) => (answer = resolve))
  const read = new Promise<void>((resolve) => {
    void drafting.route(`**/api/definitions/drafts/${made.id}`, async (route) => {
      if (route.request().method() !== 'GET') return route.fallback()
      const response = await route.fetch()
      resolve()
      await ticked
      return route.fulfill({ response })
    })
  })
  await second.call('PUT', `/definitions/drafts/${made.id}/looked`, { item: 'elsewhere', looked: true })
  await read
  const kept = drafting.waitForResponse((response) => response.url().endsWith('/looked'))
  await brought.getByRole('checkbox', { name: '已核对' }).first().check()
  await kept
  answer()
  await brought.getByText(/^formadmin .*已核对$/).waitFor()
  const [, left, all] = /还有 (\d+) 处，共 (\d+) 处/.exec((await brought.locator('summary').textContent())!)!
  expect(Number(left)).toBe(Number(all) - 1)
  const beside = drafting.locator('.st-properties').getByRole('region', { name: '批注' })
  await beside.getByRole('button', { name: '答复' }).click()
  await beside.getByRole('textbox', { name: '答复' }).fill('窗口以通知为准')
  await beside.getByRole('button', { name: '发送答复' }).click()
  await beside.getByText('窗口以通知为准').waitFor()
  // where a colleague is in the draft is said in the reader's language
  await english.goto(`${site.address}/studio/${made.id}`)
  const others = english.getByRole('list', { name: 'Who else is in this draft' })
  await others.getByText('4. Digital upgrading').waitFor()
  await drafting.goBack()
  await drafting.getByText(`要核对的 ${all} 处中，还有 ${left} 处没有勾选`).waitFor()
  await drafting.getByText('已核对：formadmin 1 处').waitFor()
  await drafting.getByText('请核对窗口').first().waitFor()
  await drafting.locator('.comment-answers').getByText('窗口以通知为准').waitFor()
  // an answer is not one more that is open
  await drafting.getByText('还有 1 条批注没有处理').waitFor()
  expect(await violations(drafting)).toEqual([])
  // asked for before the draft is checked, review waits for the check
  let goOn = () => {}
  const held = new Promise<void>((done) => (goOn = done))
  await drafting.route('**/problems', (route) => held.then(() => route.continue()))
  const asking: string[] = []
  drafting.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/review')) asking.push(request.url())
  })
  await drafting.reload()
  await drafting.getByRole('button', { name: '送审' }).click()
  await drafting.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  expect(asking).toEqual([])
  goOn()
  await drafting.locator('[data-state=in-review]').waitFor()
  expect(asking).toHaveLength(1)
  await drafting.getByText('可以同意的是').waitFor()
  const { page: agreeing } = await site.pageOf(second)
  await agreeing.goto(`${site.address}/definitions/${made.id}`)
  await agreeing.getByRole('button', { name: '同意' }).click()
  // a time to publish at is said where drafts are listed too, until it is taken back
  await agreeing.getByLabel('定时发布的时间').fill('2099-01-01T09:00')
  await agreeing.getByRole('button', { name: '定时发布' }).click()
  await agreeing.getByRole('dialog').getByRole('button', { name: '定时发布' }).click()
  const planned = /将于 2099年1月1日 09:00（UTC[^）]*）自动发布/
  await agreeing.getByText(planned).waitFor()
  await drafting.goto(`${site.address}/admin`)
  await drafting.getByRole('region', { name: '正在起草的表单' }).getByText(planned).waitFor()
  await agreeing.getByRole('button', { name: '取消定时' }).click()
  await agreeing.getByText(planned).waitFor({ state: 'detached' })
  await agreeing.getByRole('button', { name: '发布', exact: true }).click()
  await agreeing.getByRole('dialog').getByText(`还有 ${left} 处没有勾选`).waitFor()
  await agreeing.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await agreeing.locator('[data-state=published]').waitFor({ timeout: 60_000 })

  // the start of an application names the form as its reader does
  const starting = await speakingEnglish(county)
  await starting.goto(site.address)
  await starting
    .locator('.card')
    .filter({ hasText: 'clusters 2025' })
    .getByRole('button', { name: 'Start' })
    .click()
  await starting
    .getByRole('dialog')
    .getByText(/^Declaration form for .* 2025$/)
    .waitFor()

  // the county begins with last year's answers and confirms them
  const { page } = await site.pageOf(county)
  await page.goto(site.address)
  const card = page.locator('.card').filter({ hasText: '特色产业集群申报表' }).filter({ hasText: NEXT })
  await card.getByRole('button', { name: '开始填报' }).click()
  await page.getByRole('checkbox', { name: /带入.*的填报内容/ }).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '开始填报' }).click()
  const notice = page.locator('[data-carried]')
  await notice.waitFor({ timeout: 60_000 })
  const id = /applications\/([0-9a-f-]{36})/.exec(page.url())![1]!
  const waiting = async () => Number(await notice.getAttribute('data-carried'))
  const carried = await waiting()
  expect(carried).toBeGreaterThan(50)
  await notice.getByText(/没有带入的 \d+ 项/).waitFor()
  expect(await violations(page)).toEqual([])
  await notice.getByRole('button', { name: /确认本部分带入/ }).click()
  await expect.poll(waiting).toBeLessThan(carried)
  const confirmed = async () =>
    Object.values(
      (await county.get(`/applications/${id}`)).body.origins as Record<string, { origin: string }>,
    ).filter(({ origin }) => origin === 'confirmed').length
  await expect.poll(confirmed).toBeGreaterThan(0)

  // what was not carried is looked at and put away for good
  await notice.getByText(/没有带入的 \d+ 项/).click()
  await notice.getByRole('button', { name: '移除这份清单' }).click()
  await notice.getByText(/没有带入的 \d+ 项/).waitFor({ state: 'detached' })
  await page.reload()
  await notice.waitFor({ timeout: 60_000 })
  expect(await notice.innerText()).not.toContain('没有带入的')
  // lists are confirmed with their part, or where they stand
  const rows = page.locator('[data-pointer^="/lists/"]').getByRole('button', { name: '确认带入的内容' })
  await goToPart(page, 3)
  await rows.first().click()
  for (const part of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    await goToPart(page, part)
    const confirm = notice.getByRole('button', { name: /确认本部分带入/ })
    if (await confirm.isVisible()) await confirm.click()
  }
  await notice.waitFor({ state: 'detached' })
  await goToPart(page, 0)

  // what the province rules stands on the screen of its applicants, named as the province's
  await page.getByRole('button', { name: '填报说明' }).first().click()
  await page.getByRole('dialog').getByText('示例省的申报单位另报市级审核表').waitFor()
  expect(await page.getByRole('dialog').innerText()).toContain(AUTHORITY)
  await page.keyboard.press('Escape')

  // a correction of words: who types in the old form goes on in the corrected one with all that was typed
  const typed = cell(page, '/cover/contactName')
  await typed.fill('更正前填写')
  await page
    .locator('li')
    .filter({ hasText: '请填报市级联系人。' })
    .filter({ hasText: `${AUTHORITY}的规定` })
    .first()
    .waitFor()
  await page
    .locator('.fw-finding')
    .filter({ hasText: `请填报市级联系人。${AUTHORITY}的规定` })
    .waitFor()
  const words = await correct(official, second, (draft) => {
    const [before, after] = ['联系人及联系电话：联系人', '联系人及联系电话：集群联系人']
    const changed = Object.entries(draft.files).filter(([, text]) => text.includes(`"${before}"`))
    expect(changed.length).toBeGreaterThan(1)
    return new Map(changed.map(([path, text]) => [path, text.replaceAll(`"${before}"`, `"${after}"`)]))
  })
  await typed.fill('更正时填写')
  await page.locator('[data-correction=made]').waitFor({ timeout: 60_000 })
  await expect
    .poll(
      async () => {
        const { body } = await county.get(`/applications/${id}`)
        return [body.edition, body.answers.cover.contactName]
      },
      { timeout: 30_000 },
    )
    .toEqual([words, '更正时填写'])
  expect(await cell(page, '/cover/contactName').inputValue()).toBe('更正时填写')
  await page.locator('[data-correction=made]').getByRole('button', { name: '知道了' }).click()
  await page.locator('[data-correction=made]').waitFor({ state: 'detached' })

  // a correction that concerns what is filled in waits for the applicant, with both forms beside each other
  const longer = new Map<string, string>()
  const shorter = await correct(official, second, (draft) => {
    const shortening = removeField(model(draft), '/digital/cloudRate').changes
    for (const path of shortening.keys()) longer.set(path, draft.files[path]!)
    return shortening
  })
  const asked = page.locator('[data-correction=waiting]')
  await asked.waitFor({ timeout: 60_000 })
  await asked.getByRole('button', { name: '对照两张表并选择' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('region', { name: '更正后的表' }).waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: '转到更正后的表' }).click()
  await expect
    .poll(async () => (await county.get(`/applications/${id}`)).body.edition, { timeout: 30_000 })
    .toBe(shorter)
  expect((await county.get(`/applications/${id}/correction`)).body).toMatchObject({
    last: { state: 'made' },
    leftOver: [{ value: 61.31 }],
  })
  // what has no place stays in sight, also after a reload
  await page.reload()
  const leftOver = page.locator('[data-left-over="1"]')
  await leftOver.locator('summary').click()
  expect(await leftOver.getByRole('listitem').innerText()).toContain('61.31')
  expect((await county.get(`/applications/${earlier.id}`)).body.state).toBe('submitted')

  // and is put back when a later version has the field again
  const again = await correct(official, second, () => longer)
  await expect
    .poll(async () => (await county.get(`/applications/${id}`)).body.edition, { timeout: 60_000 })
    .toBe(again)
  const followed = page.locator('[data-correction=made]')
  await followed.getByText('现已放回原处').waitFor()
  expect(await followed.innerText()).toContain('61.31')
  await page.locator('.section').nth(4).click()
  await expect.poll(() => cell(page, '/digital/cloudRate').inputValue()).toBe('61.31')
  await expect.poll(() => page.locator('.application-bar').innerText()).not.toContain('更正前的表')

  // a stricter rule of the province asks whoever would have to mend something for it, and says what
  await correct(official, second, () => {
    const stricter = RULING.replace('更正前填写', '更正时填写').replace('"warning"', '"error"')
    return new Map([[`${NEXT}/regions/350000.json`, stricter]])
  })
  await asked.waitFor({ timeout: 60_000 })
  await asked.getByRole('button', { name: '对照两张表并选择' }).click()
  await dialog.locator('[data-found="1"]').waitFor()
  await dialog.getByText('请填报市级联系人。', { exact: true }).waitFor()
  const concerned = dialog.getByRole('listitem').filter({ hasText: '涉及' })
  expect(await concerned.allInnerTexts()).toEqual(
    ['由“提醒”改为“错误”', '有改动'].map((what) =>
      expect.stringMatching(new RegExp(`^涉及已填内容 .*${what}：请填报市级联系人。$`)),
    ),
  )
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: '继续用更正前的表' }).click()
  await page.locator('[data-correction=kept]').waitFor()
}, 300_000)
