import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pdf } from '../server/declared.ts'
import { newPage } from './chromium.ts'
import { cell, goToPart, siteAndBrowser } from './site.ts'

const site = siteAndBrowser({ demonstration: true })

/** Signs in one of the demonstration people, in a browser of their own. */
async function signedIn(name: string): Promise<{ page: Page; complaints: readonly string[] }> {
  const { page, complaints } = await newPage(site.browser)
  await page.goto(`${site.address}/sign-in`)
  await page.getByRole('button', { name }).click()
  await page.waitForSelector('.account')
  return { page, complaints }
}

const COUNTY = '演示·县级填报人甲'
const COLLEAGUE = '演示·县级填报人乙'
const PROVINCE = '演示·省级审核人'

async function openApplication(page: Page): Promise<string> {
  await page.goto(site.address)
  await page.locator('.drafts a').first().click()
  await page.waitForSelector('.fw-part')
  return new URL(page.url()).pathname.split('/')[2]!
}

/** Everything that was typed is on the server. */
const onServer = (page: Page) => page.waitForSelector('.save.is-saved[data-sync=synced]')

/** Fills a field in, and waits until the draft on this computer has it. */
async function typed(page: Page, pointer: string, value: string): Promise<void> {
  await cell(page, pointer).fill(value)
  await page.waitForSelector('.save[data-here=saved]')
}

async function act(page: Page, name: string, opinion?: string): Promise<void> {
  await page.locator('.application-bar').getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (opinion !== undefined) await dialog.getByRole('textbox', { name: /^意见(?:\s*\*)?$/ }).fill(opinion)
  for (const reason of await dialog.getByLabel('理由').all()) await reason.fill('情况属实')
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** What was typed as a reason is there again after one left the dialog to correct something, and a reload. */
async function reasonsOutlastTheDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  const submit = page.locator('.application-bar').getByRole('button', { name: '提交', exact: true })
  await goToPart(page, 1)
  const area = await cell(page, '/basic/areaKm2').inputValue()
  await typed(page, '/basic/areaKm2', '118.5')
  await goToPart(page, 0)
  await typed(page, '/cover/contactName', '')
  await submit.click()
  await dialog.getByLabel('理由').fill('含两个相邻园区')
  await dialog.getByRole('button', { name: '去改' }).click()
  await dialog.waitFor({ state: 'detached' })
  await typed(page, '/cover/contactName', '陈小远')
  await onServer(page)
  await page.reload()
  await page.waitForSelector('.fw-part')
  expect(await cell(page, '/cover/contactName').inputValue()).toBe('陈小远')
  await submit.click()
  expect(await dialog.getByLabel('理由').last().inputValue()).toBe('含两个相邻园区')
  await dialog.getByRole('button', { name: '取消' }).click()
  await goToPart(page, 1)
  await typed(page, '/basic/areaKm2', area)
}

describe('a season', () => {
  test('county fills and attaches, submits; province returns; county corrects; province recommends; all of it is on record', async () => {
    const county = await signedIn(COUNTY)
    const id = await openApplication(county.page)
    await typed(county.page, '/cover/contactName', '陈小远')
    const contents = Buffer.from(pdf('补充材料'))
    await goToPart(county.page, 2)
    await county.page
      .locator('.fw-evidence input[type=file]')
      .first()
      .setInputFiles({ name: '补充材料.pdf', mimeType: 'application/pdf', buffer: contents })
    await county.page.getByRole('button', { name: '补充材料.pdf', exact: true }).waitFor()
    await onServer(county.page)
    const caller = await site.installation.as('county')
    await expect
      .poll(async () =>
        (await caller.get(`/applications/${id}/evidence`)).body.map(
          ({ sha256 }: { sha256: string }) => sha256,
        ),
      )
      .toContain(createHash('sha256').update(contents).digest('hex'))
    await reasonsOutlastTheDialog(county.page)
    await goToPart(county.page, 2)
    await act(county.page, '提交')
    await county.page.waitForSelector('.state.is-submitted')
    await county.page.locator('.verdict').getByText('已提交').waitFor()
    expect(await county.page.getByText('可以提交').count()).toBe(0)
    await county.page.getByRole('link', { name: '提交回执' }).waitFor()
    expect(await cell(county.page, '/leading/chainSummary').isEditable()).toBe(false)

    // what is printed now is no draft any more; it is signed and sealed, and its scan comes back
    await county.page.click('button[aria-label="纸质表预览"]')
    await county.page.getByRole('button', { name: '上传签字盖章扫描件' }).click()
    await county.page.waitForSelector('.fw-part[aria-label="九、真实性声明及推荐意见"]')
    await county.page
      .locator('.fw-evidence input[type=file]')
      .first()
      .setInputFiles({
        name: '签字盖章页.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(pdf('签字盖章页')),
      })
    await county.page.getByRole('button', { name: '签字盖章页.pdf', exact: true }).waitFor()
    await onServer(county.page)
    await expect
      .poll(async () =>
        (await caller.get(`/applications/${id}`)).body.answers.attachments.map(
          ({ name }: { name: string }) => name,
        ),
      )
      .toContain('签字盖章页.pdf')
    await county.page.locator('.paper').getByRole('button', { name: '关闭' }).click()

    const province = await signedIn(PROVINCE)
    await province.page.goto(`${site.address}/review`)
    await province.page.locator('.table a').first().click()
    await province.page.waitForSelector('.fw-part')
    await province.page.locator('[data-pointer="/cover/contactName"]').click()
    await province.page.getByRole('tab', { name: /批注/ }).click()
    await province.page.getByLabel('写审核意见或批注').fill('联系人与主管部门不一致')
    await province.page.getByRole('button', { name: '记为审核意见' }).click()
    await province.page.locator('.comment.is-note').first().waitFor()
    await province.page.getByRole('tab', { name: '佐证' }).click()
    await province.page
      .locator('.comment')
      .filter({ hasText: '补充材料.pdf' })
      .getByRole('button')
      .first()
      .click()
    await province.page.waitForSelector('.viewer iframe')
    await act(province.page, '退回修改')

    await county.page.waitForSelector('.state.is-returned')
    // the return shows above the form, at the part, in the list and at the field, in the reviewer's words
    await county.page.locator('[data-returned]').getByText('联系人与主管部门不一致').waitFor()
    await county.page.locator('.section').first().getByText('意见 1').waitFor()
    await county.page.locator('.verdict.is-returned').waitFor()
    await goToPart(county.page, 0)
    await county.page.locator('.fw-remarks').getByText('联系人与主管部门不一致').waitFor()
    await county.page.getByRole('tab', { name: /批注 1/ }).click()
    await county.page.locator('.comment.is-note').getByRole('button').first().click()
    await expect
      .poll(() =>
        cell(county.page, '/cover/contactName').evaluate((input) => input === document.activeElement),
      )
      .toBe(true)
    await typed(county.page, '/cover/contactName', '陈志远')
    await act(county.page, '重新提交')

    await province.page.waitForSelector('.state.is-submitted')
    await province.page.getByRole('tab', { name: '变动' }).click()
    await province.page.locator('.comment').filter({ hasText: '陈志远' }).waitFor()
    await goToPart(province.page, 9)
    await typed(province.page, '/declaration/provincialOpinion', '同意推荐。')
    await onServer(province.page)
    // the checklist is for the report: having looked at it keeps nobody from recommending
    await province.page.getByRole('tab', { name: '核查' }).click()
    await province.page.getByText('审核要点').waitFor()
    await act(province.page, '推荐', '材料齐全，同意推荐')
    await province.page.waitForSelector('.state.is-recommended')
    await expect
      .poll(() => cell(province.page, '/declaration/provincialOpinion').inputValue())
      .toBe('材料齐全，同意推荐')
    // what blocks the report is said before it is pressed
    await province.page.locator('.application-bar').getByRole('button', { name: '报送', exact: true }).click()
    const report = province.page.getByRole('dialog')
    await report.getByText('审核要点还有 6 项没有核查').waitFor()
    await report.getByText('推荐单位（公章）').waitFor()
    expect(await report.getByRole('button', { name: '报送', exact: true }).isDisabled()).toBe(true)
    await report.getByRole('button', { name: '取消' }).click()
    await province.page.goto(`${site.address}/review`)
    await province.page.getByText('已推荐 1 / 8').waitFor()

    const admin = await site.installation.admin()
    const actions = (await admin.get(`/audit?subject=${id}`)).body.map(
      ({ action, details }: { action: string; details: { transition?: string } }) =>
        details.transition ?? action,
    ) as string[]
    expect(
      actions
        .toReversed()
        .filter((action) =>
          [
            'submit',
            'note.add',
            'return',
            'resubmit',
            'recommend',
            'evidence.add',
            'evidence.download',
          ].includes(action),
        ),
    ).toEqual([
      'evidence.add',
      'submit',
      'evidence.add',
      'note.add',
      'evidence.download',
      'return',
      'resubmit',
      'recommend',
    ])
    expect([...county.complaints, ...province.complaints]).toEqual([])
  })

  test('a stranger gets nothing', async () => {
    const { page } = await newPage(site.browser)
    const id = (await (await site.installation.as('county')).get('/applications')).body.applications[0].id
    await page.goto(`${site.address}/applications/${id}`)
    await page.getByText('请先登录').waitFor()
    await page.goto(`${site.address}/review/${id}`)
    await page.getByText('请先登录').waitFor()
    expect(await page.locator('.fw-part').count()).toBe(0)
  })
})

describe('two people in one application', () => {
  test('see each other, get each other’s values, and decide where both changed a field', async () => {
    const first = await signedIn(COUNTY)
    await first.page.getByRole('button', { name: '开始填报' }).click()
    await first.page.getByRole('dialog').getByRole('button', { name: '开始填报' }).click()
    await first.page.waitForSelector('.application-bar')
    const second = await signedIn(COLLEAGUE)
    await second.page.goto(first.page.url())
    await second.page.waitForSelector('.fw-part')
    await first.page.getByText(`同时在线：${COLLEAGUE}`).waitFor()
    await typed(first.page, '/cover/countyAuthority', '晋江市工业和信息化局')
    await expect
      .poll(() => cell(second.page, '/cover/countyAuthority').inputValue())
      .toBe('晋江市工业和信息化局')

    // both change one field while one of them has no network
    await second.page.context().setOffline(true)
    await typed(second.page, '/cover/contactName', '王二')
    await typed(second.page, '/cover/operatingBody', '管理委员会')
    await typed(first.page, '/cover/contactName', '张三')
    await onServer(first.page)
    await second.page.waitForSelector('.save:has-text("待上传")')
    await second.page.context().setOffline(false)
    await second.page.waitForSelector('.conflicts')
    expect(await second.page.locator('.conflicts').textContent()).toContain('张三')
    // what is no conflict came through, what is stays as the other left it
    await expect.poll(() => cell(first.page, '/cover/operatingBody').inputValue()).toBe('管理委员会')
    expect(await cell(first.page, '/cover/contactName').inputValue()).toBe('张三')
    expect(await cell(second.page, '/cover/contactName').inputValue()).toBe('王二')
    // a page that is opened again still asks, and has overwritten nothing
    await second.page.reload()
    await second.page.waitForSelector('.conflicts')
    await second.page.locator('.save', { hasText: '有 1 处未存到服务器' }).waitFor()
    const asked = second.page.locator('.fw-field[data-pointer="/cover/contactName"] .fw-finding')
    await expect
      .poll(() => asked.first().textContent())
      .toMatch(new RegExp(`${COUNTY}.*改为“张三”，这里是“王二”`))
    expect(await second.page.locator('.findings .finding-group.is-error').textContent()).toContain('张三')
    expect(await cell(first.page, '/cover/contactName').inputValue()).toBe('张三')
    await second.page.locator('.conflicts').getByRole('button', { name: '保留这里的' }).click()
    await expect.poll(() => cell(first.page, '/cover/contactName').inputValue()).toBe('王二')
    expect([...first.complaints].filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })

  test('what was typed without a network is marked in the list, and sent from there when there is one again', async () => {
    const { page } = await signedIn(COUNTY)
    const id = await openApplication(page)
    await page.context().setOffline(true)
    await typed(page, '/cover/contactPhone', '13800138000')
    await page.waitForSelector('.save:has-text("待上传")')
    await page.locator('.brand').click()
    await page.getByText(/离线，显示的是 .+ 时的列表/).waitFor()
    const line = page.locator('.draft', { has: page.locator(`a[href*="${id}"]`) })
    await line.getByText('有未上传的修改').waitFor()
    // what this computer has no copy of says so
    await page.evaluate(() => {
      history.pushState(null, '', '/applications/00000000-0000-4000-8000-000000000000')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    await page.getByText('也没有存在这台电脑上：联网后再打开').waitFor()
    await page.locator('.brand').click()
    await line.getByText('有未上传的修改').waitFor()
    await page.context().setOffline(false)
    const caller = await site.installation.as('county')
    await expect
      .poll(async () => (await caller.get(`/applications/${id}`)).body.answers.cover.contactPhone)
      .toBe('13800138000')
    await line.getByText('有未上传的修改').waitFor({ state: 'detached' })
    await page.getByText(/离线，显示的是/).waitFor({ state: 'detached' })
    // one that was opened without a network is what it would be with one as soon as there is one
    await page.context().setOffline(true)
    await line.getByRole('link').first().click()
    await page.locator('.application-bar', { hasText: '离线，照常填报' }).waitFor()
    await typed(page, '/cover/contactName', '李离线')
    await page.context().setOffline(false)
    await page.locator('.bar-actions button').first().waitFor()
    await page.locator('.application-bar', { hasText: '离线，照常填报' }).waitFor({ state: 'detached' })
    expect(await cell(page, '/cover/contactName').inputValue()).toBe('李离线')
    await onServer(page)
  })

  test('an archive that is brought goes to the account with its evidence', async () => {
    const { page } = await signedIn(COUNTY)
    const contents = Buffer.from(pdf('随草稿上传'))
    const sha256 = createHash('sha256').update(contents).digest('hex')
    const { zipSync, unzipSync, strToU8 } = await import('fflate')
    const named = (name: string, hash: string) => ({
      id: name,
      target: 'leading.chainActions',
      kind: 'evidence',
      options: ['chainMap'],
      name,
      size: contents.length,
      type: 'application/pdf',
      sha256: hash,
    })
    const answers = {
      cover: { clusterName: '带佐证的草稿' },
      leading: { chainActions: ['chainMap'] },
      attachments: [named('在这里.pdf', sha256), named('不在这里.pdf', 'a'.repeat(64))],
    }
    await page.setInputFiles('.card input[type=file]', {
      name: '草稿.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(
        zipSync({
          'answers.json': strToU8(JSON.stringify(answers)),
          [`evidence/${sha256}/在这里.pdf`]: new Uint8Array(contents),
        }),
      ),
    })
    await page.getByRole('dialog').getByRole('button', { name: '开始填报' }).click()
    await page.waitForSelector('.application-bar')
    const id = new URL(page.url()).pathname.split('/')[2]!
    const caller = await site.installation.as('county')
    await expect
      .poll(async () =>
        ((await caller.get(`/applications/${id}`)).body.answers.attachments ?? []).map(
          ({ name }: { name: string }) => name,
        ),
      )
      .toEqual(['在这里.pdf'])
    // what nobody has is named and holds nothing up
    await page.getByText('文件“不在这里.pdf”还没有上传').first().waitFor()
    const packed = async (reader: Page, press: () => Promise<void>) => {
      const [download] = await Promise.all([reader.waitForEvent('download'), press()])
      return Object.keys(unzipSync(readFileSync(await download.path())))
    }
    const exportAll = async (reader: Page) => {
      await reader.click('button[aria-label="导出"]')
      await reader.getByRole('menuitem', { name: /佐证材料（\.zip）/ }).click()
    }
    // and named again when everything is exported, before the rest is
    await exportAll(page)
    const lacks = page.getByRole('dialog', { name: '有 1 个佐证文件没有取到' })
    await lacks.getByText('不在这里.pdf').waitFor()
    const whole = ['answers.json', expect.stringMatching(/^evidence\/.*\/在这里\.pdf$/)]
    expect(await packed(page, () => lacks.getByRole('button', { name: '不含这些文件' }).click())).toEqual(
      whole,
    )
    // a colleague’s browser, which has none of it, has it from the server
    const colleague = await signedIn(COLLEAGUE)
    await colleague.page.goto(`${site.address}/applications/${id}`)
    await colleague.page.waitForSelector('.fw-part')
    expect(await packed(colleague.page, () => exportAll(colleague.page))).toEqual(whole)
  })

  test('a file that is no evidence is named, and everything else is saved', async () => {
    const { page } = await signedIn(COUNTY)
    const id = await openApplication(page)
    await goToPart(page, 2)
    await page.locator('[data-pointer="/leading/chainActions"] input[type=checkbox]').first().check()
    await page
      .locator('.fw-evidence input[type=file]')
      .first()
      .setInputFiles({
        name: '假的.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('<script>alert(1)</script>'),
      })
    await page.getByText('文件“假的.pdf”没有上传').first().waitFor()
    await goToPart(page, 0)
    await typed(page, '/cover/contactPhone', '13900139000')
    await expect
      .poll(
        async () =>
          (await (await site.installation.as('county')).get(`/applications/${id}`)).body.answers.cover
            .contactPhone,
      )
      .toBe('13900139000')
    await goToPart(page, 2)
    await page.locator('.fw-chip').filter({ hasText: '假的.pdf' }).getByRole('button').last().click()
    await onServer(page)
    await expect.poll(() => page.getByText('没有上传').count()).toBe(0)
  })
})
