import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cell, goToPart, siteAndBrowser } from './site.ts'
import { violations } from './violations.ts'

const site = siteAndBrowser({ demonstration: true })

/** Acts of a person: clicks, and keys that are not text. */
let interactions = 0

async function click(page: Page, name: string, role: 'button' | 'tab' | 'link' = 'button'): Promise<void> {
  interactions++
  await page.getByRole(role, { name, exact: true }).click()
}

const saved = (page: Page) => page.getByText('已保存到服务器').waitFor()

/** A key that is no text. */
async function press(page: Page, key: string): Promise<void> {
  interactions++
  await page.keyboard.press(key)
}

/** Adds a field after the one that is selected. */
async function add(page: Page, kind: string, label: string): Promise<void> {
  await click(page, '+ 在此之后添加栏目')
  await click(page, kind)
  await page.keyboard.type(label)
  await press(page, 'Enter')
}

/** Chooses a field of a rule by what is typed of it. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(typed)
  await press(page, 'Enter')
}

test('an official makes next year’s form by mouse, a second person agrees and publishes, the county fills it in', async () => {
  const official = await site.pageOf(
    await site.installation.person('formadmin', { role: 'formAdmin', region: '' }),
  )
  const { page } = official
  await page.goto(`${site.address}/admin`)
  await click(page, '表单设计', 'tab')
  const source = page.locator('.studio-sources li').filter({ hasText: '中小企业特色产业集群申报表 2024' })
  await source.getByLabel('新年度').fill('2031')
  await source.getByRole('button', { name: '起草新年度' }).click()
  interactions += 2
  await page.waitForSelector('.st-studio')

  // a rule that can no longer say anything is gone to from the list of problems, and deleted
  await page.locator('.st-problem.st-error > button').first().click()
  interactions++
  await click(page, '删除规则')

  // a field, tick boxes with evidence, and a list with three columns: each in its place on screen and on
  // paper
  await click(page, '四、数字化升级情况')
  await click(page, '集群中小企业上云比例（%）')
  // what it changes against the edition before is said beside the field
  const unit = page.getByRole('textbox', { name: '单位', exact: true })
  await unit.fill('家')
  await unit.press('Enter')
  await page.locator('.st-properties').getByText('由“%”改为“家”').waitFor()
  await unit.fill('%')
  await add(page, '金额或小数', '数字化改造投入')
  await add(page, '多选，附佐证', '数据治理工作')
  await page.getByLabel('第 1 个选项').fill('建立了数据目录')
  await page.getByLabel('第 2 个选项').fill('开展了数据质量评估')
  await add(page, '数量，附清单', '数据产品')
  await page.getByLabel('第 1 列').fill('产品名称')
  await page.getByLabel('第 2 列').fill('上市年份')
  await page.getByLabel('第 3 列').fill('说明')

  // a rule between two units, with examples that pass and break it
  await click(page, '核对规则', 'tab')
  await click(page, '+ 添加规则')
  await choose(page, '不应更大的栏目', '数字化改造投入')
  await choose(page, '不大于哪个栏目', '集群总产值')
  await click(page, '添加')
  const sentence = page.getByLabel('应当成立', { exact: true })
  expect(await sentence.inputValue()).toBe(
    '「数字化改造投入」 不大于 「集群总产值（亿元）」的末年 换算为 万元',
  )
  await page.locator('.st-case .st-breaks').waitFor()

  // tried on a value that is typed
  const trial = page.locator('fieldset').filter({ hasText: '试一试' })
  await trial.getByLabel('数字化改造投入').fill('99999999')
  await trial.getByRole('status').filter({ hasText: '违反' }).waitFor()

  // without the conversion the units do not fit: the linter says so, and one step back fixes it
  await sentence.fill('「数字化改造投入」 不大于 「集群总产值（亿元）」的末年')
  await page.locator('.st-problem').filter({ hasText: '万元' }).first().waitFor()
  await page.getByRole('button', { name: '↶ 撤销' }).click()
  interactions++
  await expect.poll(() => sentence.inputValue()).toContain('换算')

  // words that mean nothing yet stay while other things of the rule change, and are typed on
  const whole = await sentence.inputValue()
  await sentence.press('End')
  await page.keyboard.type(' 并且 「集群总', { delay: 20 })
  const severity = page.getByLabel('轻重')
  await severity.selectOption({ label: '提醒：说明原因后可以提交' })
  await sentence.focus()
  await page.keyboard.type('产值（亿元）」的末年 大于 0', { delay: 20 })
  expect(await sentence.inputValue()).toBe(`${whole} 并且 「集群总产值（亿元）」的末年 大于 0`)
  for (let steps = 0; steps < 8 && (await sentence.inputValue()) !== whole; steps++)
    await page.getByRole('button', { name: '↶ 撤销' }).click()
  expect(await severity.inputValue()).toBe('error')

  // what is not translated yet is written beside its original
  await click(page, '译文', 'tab')
  const english = page.locator('.st-texts').first().locator('input')
  await expect.poll(() => english.count()).toBeGreaterThan(4)
  for (const [index, box] of (await english.all()).entries()) {
    const original = await page.locator('.st-texts').first().locator('label').nth(index).textContent()
    const values = original!.match(/\{[^}]+\}/g) ?? []
    await box.fill(['English', index, ...values].join(' '))
  }

  // years are taken over when they are whole; what no form can have is said where it is typed
  await click(page, '年度与参数', 'tab')
  const years = page.getByLabel('第 1 组年份')
  const listed = await years.inputValue()
  await years.press('End')
  await page.keyboard.type('5')
  await press(page, 'Enter')
  await page.locator('.st-settings').getByText('没有写入').waitFor()
  expect(await years.inputValue()).toBe(`${listed}5`)
  expect(await page.locator('.st-broken').count()).toBe(0)
  await years.press('Control+a')
  await page.keyboard.type('2028、2029、2030', { delay: 20 })
  await press(page, 'Enter')
  await page.locator('.st-wrong').waitFor({ state: 'detached' })
  expect(await years.inputValue()).toBe('2028、2029、2030')
  await page.getByRole('button', { name: '↶ 撤销' }).click()
  await expect.poll(() => years.inputValue()).toBe(listed)

  // the row on paper goes up; the preview as paper follows
  await click(page, '正式表', 'tab')
  await page
    .locator('.st-paper-table button')
    .filter({ hasText: /^数字化改造投入/ })
    .first()
    .click()
  await press(page, 'Alt+ArrowDown')
  interactions++
  // a row that is added is what is chosen next: what is typed goes into it
  const chosen = page.locator('.st-paper-table td.st-chosen')
  await page.getByRole('button', { name: '+ 下方加一行' }).click()
  await expect.poll(() => chosen.textContent()).toBe('　')
  await page.getByRole('button', { name: '↶ 撤销' }).click()
  await click(page, '填报界面', 'tab')
  await page.getByLabel('对照预览').selectOption({ label: '正式表（纸面）' })
  interactions++
  await page.locator('.paper-sheets').getByText('数字化改造投入').first().waitFor()
  // what is tried stands on the paper beside it
  await page.getByRole('button', { name: '试填' }).click()
  await page.locator('.st-page').getByRole('textbox', { name: '数字化改造投入' }).fill('4321.5')
  await page.locator('.paper-sheets').getByText('4,321.50').waitFor()
  await page.getByRole('button', { name: '编辑', exact: true }).click()
  // it speaks the language that is chosen while it is edited, too
  await page.getByLabel('语言').selectOption({ label: '英语' })
  await page.locator('.st-page').getByText('SMEs in the cloud').first().waitFor()
  await page.getByLabel('语言').selectOption({ label: '中文（中国）' })
  // what is to be looked at in a new year is counted, and leads to the box where it is changed
  const toLookAt = page.locator('.st-steps').filter({ hasText: '要核对的地方' })
  await toLookAt.locator('summary').click()
  await toLookAt.getByText('各省、自治区、直辖市 8').click()
  await expect
    .poll(() => page.getByLabel('各省、自治区、直辖市').evaluate((box) => box === document.activeElement))
    .toBe(true)
  await click(page, '填报界面', 'tab')
  await saved(page)
  await page
    .getByRole('status')
    .filter({ hasText: /没有发现错误|0 个错误/ })
    .waitFor()

  // shown to a second person, who agrees and publishes
  await click(page, '审核与发布')
  await click(page, '送审')
  await page.getByText('等待另一人审核').waitFor()
  const second = await site.pageOf(
    await site.installation.person('second', { role: 'formAdmin', region: '' }),
  )
  await second.page.goto(page.url())
  await click(second.page, '同意')
  await click(second.page, '发布')
  // it says what will happen, and asks
  const asked = second.page.getByRole('dialog')
  await asked.getByText('发布后立即生效，申报单位马上可以填报').waitFor()
  await asked.getByRole('button', { name: '发布' }).click()
  await second.page.getByText('已发布，申报单位现在就可以填报。').waitFor()

  // the county fills it in the same minute
  const county = await site.installation.as('county')
  const offered = async () => {
    const { body } = await county.get<{ id: string; edition: string }[]>('/editions')
    return body.find(({ edition }) => edition === '2031')?.id
  }
  await expect.poll(offered).toBeDefined()
  const region = { region: '350582', regionName: '晋江市' }
  const begun = await county.post('/applications', { edition: await offered(), ...region })
  expect(begun.status, JSON.stringify(begun.body)).toBe(201)
  const filling = await site.pageOf(county)
  await filling.page.goto(`${site.address}/applications/${begun.body.id}`)
  await filling.page.waitForSelector('.fw-part')
  await goToPart(filling.page, 4)
  await cell(filling.page, '/digital/shuZiHuaGaiZaoTouRu').fill('120')
  await filling.page.waitForSelector('.save.is-saved[data-sync=synced]')

  const serious = (complaints: readonly string[]) => complaints.filter((one) => !/404|favicon/.test(one))
  expect([official, second, filling].flatMap(({ complaints }) => serious(complaints))).toEqual([])
  expect(interactions).toBeLessThanOrEqual(80)
}, 240_000)

/** The same by keys: each that is no text counts. */
class Keyboard {
  count = 0
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      this.count++
      await this.#page.keyboard.press(name)
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text)
  }

  /** Tab by Tab to what has a name. */
  async tabTo(name: string, key = 'Tab'): Promise<void> {
    for (let at = 0; at < 40; at++) {
      await this.press(key)
      if ((await this.focused()) === name) return
    }
    throw new Error(`Nothing that is called ${name} is reached by ${key}`)
  }

  /** What has the focus: its words, or its label. */
  focused(): Promise<string> {
    return this.#page.evaluate(() => {
      const at = document.activeElement
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : undefined
      return (at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '').trim()
    })
  }
}

test('the same by keyboard alone; axe finds nothing in any view', async () => {
  const caller = await site.installation.person('keys', { role: 'formAdmin', region: '' })
  // the next year is drafted from the newest edition: what another test published is withdrawn
  const { body } = await caller.get<{ drafts: { published: string | null }[] }>('/definitions')
  for (const { published } of body.drafts)
    if (published !== null) await caller.call('DELETE', `/definitions/published/${published}`)
  const official = await site.pageOf(caller)
  const { page } = official
  const keys = new Keyboard(page)
  await page.goto(`${site.address}/admin`)
  await page.getByRole('tab', { name: '表单设计' }).waitFor()
  while ((await page.evaluate(() => document.activeElement?.getAttribute('role'))) !== 'tab')
    await keys.press('Tab')
  while ((await keys.focused()) !== '表单设计') await keys.press('ArrowRight')
  await keys.press('Enter')
  await page.locator('.studio-sources li').first().waitFor()
  const isYear = () =>
    page.evaluate(() => {
      const source = document.activeElement?.closest('.studio-sources li')
      return (
        document.activeElement?.tagName === 'INPUT' &&
        /特色产业集群申报表 2024/.test(source?.textContent ?? '')
      )
    })
  while (!(await isYear())) await keys.press('Tab')
  await keys.press('Control+a')
  await keys.type('2032')
  await keys.tabTo('起草新年度')
  await keys.press('Enter')
  await page.waitForSelector('.st-problem.st-error')

  // the first problem, and the rule that it is about
  await keys.press('F6', 'Shift+F6', 'Shift+F6', 'Enter')
  await page.waitForSelector('.st-rule.st-open')
  await keys.tabTo('删除规则')
  await keys.press('Enter')

  // three fields, each after the one before
  await keys.press('Control+k')
  await keys.type('集群中小企业上云比例')
  await keys.press('Enter')
  await page.waitForSelector('.st-frame')
  await keys.press('F6', 'F6')
  const insert = async (kind: string, label: string) => {
    expect(await keys.focused()).toContain('在此之后添加栏目')
    await keys.press('Enter')
    await page.getByLabel('找类型').waitFor()
    await keys.type(kind)
    await keys.press('Enter')
    await keys.type(label)
    await keys.press('Enter')
    await page.locator('.st-outline').getByText(label).waitFor()
  }
  await insert('金额或小数', '数字化改造投入')
  expect(await violations(page), 'screen').toEqual([])
  await expect.poll(() => keys.focused()).toContain('在此之后添加栏目')
  await insert('多选，附佐证', '数据治理工作')
  await expect.poll(() => keys.focused()).toBe('第 1 个选项')
  await keys.type('建立了数据目录')
  await keys.press('Enter')
  await expect.poll(() => keys.focused()).toBe('第 2 个选项')
  await keys.type('开展了数据质量评估')
  await keys.press('Shift+F6')
  await insert('数量，附清单', '数据产品')
  for (const [index, title] of ['产品名称', '上市年份', '说明'].entries()) {
    if (index > 0) await keys.press('Enter')
    await expect.poll(() => keys.focused()).toBe(`第 ${index + 1} 列`)
    await keys.type(title)
  }

  // the rule, broken and fixed
  await keys.press('Control+Alt+3')
  await expect.poll(() => keys.focused()).toContain('添加规则')
  await keys.press('Enter')
  expect(await violations(page), 'rules').toEqual([])
  for (const typed of ['数字化改造投入', '集群总产值']) {
    await keys.press('Tab')
    await page.keyboard.press('Control+a')
    await keys.type(typed)
    await keys.press('Enter')
  }
  await keys.press('Tab', 'Enter')
  const sentence = page.getByLabel('应当成立', { exact: true })
  await expect.poll(() => sentence.inputValue()).toContain('换算')
  await page.locator('.st-case .st-breaks').waitFor()
  await keys.press('Control+a')
  await keys.type('「数字化改造投入」 不大于 「集群总产值（亿元）」的末年')
  await page.locator('.st-sentence .st-wrong').filter({ hasText: '万元' }).first().waitFor()
  expect(await violations(page), 'rule').toEqual([])
  await keys.press('Control+z')
  await expect.poll(() => sentence.inputValue()).toContain('换算')

  // translations
  await keys.press('Control+Alt+4')
  const missing = page.locator('.st-texts').first().locator('label')
  await expect.poll(() => missing.count()).toBeGreaterThan(4)
  await expect.poll(() => keys.focused()).toBe('找原文或译文')
  for (const [index, original] of (await missing.allTextContents()).entries()) {
    await keys.press('Tab')
    await keys.type(['English', index, ...(original.match(/\{[^}]+\}/g) ?? [])].join(' '))
  }
  expect(await violations(page), 'texts').toEqual([])

  // a row on paper, and the preview
  await keys.press('Control+Alt+2', 'Control+k')
  await keys.type('数字化改造投入')
  await keys.press('Enter', 'F6', 'Alt+ArrowDown')
  expect(await violations(page), 'paper').toEqual([])
  await keys.press('Control+Alt+1')
  await page.waitForSelector('.st-page .fw-part')
  await keys.press('Shift+F6', 'Tab', 'ArrowDown')
  await page.locator('.paper-sheets').getByText('数字化改造投入').first().waitFor()
  expect(await violations(page), 'preview').toEqual([])
  await saved(page)
  await page
    .getByRole('status')
    .filter({ hasText: /没有发现错误|0 个错误/ })
    .waitFor()

  // the other views are looked at
  for (const [place, view] of ['年度与参数', '文件'].entries()) {
    await page.keyboard.press(`Control+Alt+${place + 5}`)
    await page.getByRole('tab', { name: view, selected: true }).waitFor()
    if (view === '文件') await page.waitForSelector('.cm-content')
    expect(await violations(page), view).toEqual([])
  }

  // asked for, agreed to, published
  await page.getByRole('tab', { selected: true }).focus()
  await keys.press('Shift+F6', 'F6')
  await keys.tabTo('审核与发布')
  await keys.press('Enter')
  await page.getByLabel('说明或意见').waitFor()
  await keys.tabTo('送审')
  await keys.press('Enter')
  await page.getByText('等待另一人审核').waitFor()
  const second = await site.pageOf(
    await site.installation.person('second-keys', { role: 'formAdmin', region: '' }),
  )
  await second.page.goto(page.url())
  await second.page.getByRole('button', { name: '同意' }).waitFor()
  expect(await violations(second.page), 'review').toEqual([])
  const others = new Keyboard(second.page)
  await others.tabTo('同意')
  await others.press('Enter')
  await second.page.getByRole('button', { name: '发布', exact: true }).waitFor()
  await others.tabTo('发布')
  await others.press('Enter')
  await second.page.getByRole('dialog').getByText('发布后立即生效').waitFor()
  await others.tabTo('发布')
  await others.press('Enter')
  await second.page.getByText('已发布，申报单位现在就可以填报。').waitFor()

  await page.goto(`${site.address}/studio/new`)
  await page.waitForSelector('.studio-new')
  expect(await violations(page), 'new form').toEqual([])
  const serious = (complaints: readonly string[]) => complaints.filter((one) => !/404|favicon/.test(one))
  expect([official, second].flatMap(({ complaints }) => serious(complaints))).toEqual([])
  expect(keys.count + others.count).toBeLessThanOrEqual(80)
}, 240_000)

test('beside a field stands how many applications a correction of it concerns, after each edit anew', async () => {
  const caller = await site.installation.person('corrector', { role: 'formAdmin', region: '' })
  const { page } = await site.pageOf(caller)
  await page.goto(`${site.address}/admin`)
  await page.getByRole('tab', { name: '表单设计' }).click()
  const source = page.locator('.studio-sources li').filter({ hasText: '中小企业特色产业集群申报表 2024' })
  await source.getByRole('button', { name: '修改本年度' }).click()
  await page.getByRole('button', { name: '四、数字化升级情况', exact: true }).click()
  await page.getByRole('button', { name: '集群中小企业上云比例（%）', exact: true }).click()
  const properties = page.locator('.st-properties')
  for (const unit of ['家', '万元']) {
    const box = page.getByRole('textbox', { name: '单位', exact: true })
    await box.fill(unit)
    await box.press('Enter')
    const change = properties.locator('li').filter({ hasText: `由“%”改为“${unit}”` })
    await expect
      .poll(() => change.textContent())
      .toContain('已填内容将没有位置，会保留在申报页面 · 涉及 1 份申报')
  }
})

test('a list of twenty fields becomes a form and its first PDF', async () => {
  const caller = await site.installation.person('maker', { role: 'formAdmin', region: '' })
  const { page, complaints } = await site.pageOf(caller)
  await page.goto(`${site.address}/studio/new`)
  await page.getByLabel('表名').fill('园区年度调查表')
  await page.getByLabel('发布机关').fill('某某省工业和信息化厅')
  await page.getByRole('radio', { name: /Excel 栏目清单/ }).check()
  const kinds = ['一行文字', '数量', '金额或小数', '日期', '是 / 否']
  const rows = Array.from(
    { length: 20 },
    (_, n) => `${n < 10 ? '一、基本情况' : '二、运行情况'},第${n + 1}项,${kinds[n % kinds.length]}`,
  )
  const list = (lines: readonly string[]) => ({
    name: '清单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['部分,栏目名称,类型', ...lines].join('\n')),
  })
  const file = page.getByLabel('选择填好的清单（xlsx 或 csv）')
  // what is not understood is named, and chosen before the form is made
  await file.setInputFiles(list([...rows, '二、运行情况,图,二维码']))
  await page.getByText(/不认识类型“二维码”，先作为“一行文字”/).waitFor()
  expect(await violations(page), 'a list that is wrong').toEqual([])
  await page.getByLabel('“图”的类型').selectOption('附件（上传文件）')
  await page.getByText('读出 21 个栏目。').waitFor()
  await file.setInputFiles(list(rows))
  await page.getByText('读出 20 个栏目。').waitFor()
  await page.getByRole('button', { name: '开始设计' }).click()
  await page.waitForSelector('.st-page .fw-part')
  // parts are renamed, moved and deleted by keys where they are listed, and come back
  const parts = page.locator('.st-part')
  await parts.nth(1).focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('二、经营情况')
  await page.keyboard.press('Enter')
  await expect.poll(() => parts.allTextContents()).toEqual(['一、基本情况', '二、经营情况', '签字盖章'])
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('二、经营情况')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => parts.first().textContent()).toBe('二、经营情况')
  await page.keyboard.press('Delete')
  await page.getByText('删除“二、经营情况”会一并删除：10 个栏目').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => parts.allTextContents()).toEqual(['一、基本情况', '签字盖章'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => parts.allTextContents()).toEqual(['一、基本情况', '二、经营情况', '签字盖章'])
  await parts.first().click()
  // a field goes into another part by keys, by choice, and by dragging it onto the part
  const listed = page.locator('.st-field')
  const labels = () => listed.allTextContents()
  await listed.filter({ hasText: '第10项' }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(async () => (await labels()).slice(0, 2)).toEqual(['第10项', '第11项'])
  const inPart = page.getByLabel('所在部分')
  expect(await inPart.locator('option:checked').textContent()).toBe('二、经营情况')
  await inPart.selectOption('一、基本情况')
  await expect.poll(async () => (await labels()).at(-1)).toBe('第10项')
  await listed.filter({ hasText: '第9项' }).dragTo(parts.nth(1))
  await expect.poll(async () => (await labels()).at(-1)).toBe('第9项')
  for (let undone = 0; undone < 3; undone++) await page.keyboard.press('Control+z')
  await parts.first().click()
  await expect.poll(async () => (await labels()).slice(-2)).toEqual(['第9项', '第10项'])
  // one click on a name and it is written over; Enter ends the writing and adds no line
  await page.locator('.fw-label', { hasText: '第1项' }).click({ force: true })
  await page.keyboard.type('企业名称', { delay: 60 })
  await page.keyboard.press('Enter')
  await page.keyboard.press('x')
  expect(await page.getByRole('textbox', { name: '栏目名称' }).first().inputValue()).toBe('企业名称')
  // a kind is found by what people call it, also in pinyin; where nothing is found it says so
  await page.getByRole('button', { name: '+ 在此之后添加栏目', exact: true }).click()
  await page.getByLabel('找类型').fill('二维码')
  await page.getByText('没有叫“二维码”的类型').waitFor()
  await page.getByLabel('找类型').fill('shuzi')
  await page.getByRole('button', { name: '金额或小数', exact: true }).waitFor()
  await page.getByLabel('找类型').fill('地区')
  await page.keyboard.press('Enter')
  await page.keyboard.type('所在县')
  await page.keyboard.press('Enter')
  await page.getByLabel('填到哪一级').waitFor()
  expect(await page.getByLabel('自动填入申报所属的地区').isChecked()).toBe(true)

  // a language is added where the translations are
  await page.getByRole('tab', { name: '译文' }).click()
  await page.getByRole('button', { name: '+ 添加一种语言' }).click()
  await page.keyboard.type('english?')
  await page.getByText('不是语言代码').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('en')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /英语：还缺 \d+ 条/ }).waitFor()
  await page.getByLabel('所在县', { exact: true }).fill('County')
  await page.getByRole('tab', { name: '填报界面' }).click()

  await page.getByLabel('对照预览').selectOption({ label: '正式表（纸面）' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PDF' }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe('%PDF-')

  // the label of a field is written on the official form: it is the same label everywhere
  await page.getByRole('tab', { name: '正式表' }).click()
  await page
    .locator('.st-paper-table button')
    .filter({ hasText: /^企业名称$/ })
    .click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('单位名称<img src=x onerror=alert(1)>')
  await page.keyboard.press('Enter')
  await page.locator('.st-outline').getByText('单位名称<img').waitFor()

  // a file that was left unreadable is mended where it is: the draft opens with its files
  await page.getByRole('tab', { name: '文件' }).click()
  await page
    .getByRole('button', { name: /\/schema\.json$/ })
    .first()
    .click()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('x')
  await saved(page)
  await page.reload()
  await page.getByText('表还显示不了').waitFor()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Delete')
  await page.waitForSelector('.st-page .fw-part')
  expect(complaints.filter((one) => !/404|favicon/.test(one))).toEqual([])
}, 60_000)
