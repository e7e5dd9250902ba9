import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newPage } from './chromium.ts'
import { siteAndBrowser } from './site.ts'

const site = siteAndBrowser({ demonstration: true })

/** Acts of a person: clicks, and keys that are not text. */
let interactions = 0

async function click(page: Page, name: string, role: 'button' | 'tab' | 'link' = 'button'): Promise<void> {
  interactions++
  await page.getByRole(role, { name, exact: true }).click()
}

/** Signs in with the cookie of a caller of the API. */
async function pageOf(caller: {
  readonly cookie: string
}): Promise<{ page: Page; complaints: readonly string[] }> {
  const { page, complaints } = await newPage(site.browser)
  const [name, ...value] = caller.cookie.split(';')[0]!.split('=')
  await page.context().addCookies([{ name: name!, value: value.join('='), url: site.address }])
  return { page, complaints }
}

const saved = (page: Page) => page.getByText('已保存到服务器').waitFor()

test('an official makes next year’s form by mouse, a second person agrees, the county fills it in', async () => {
  const official = await pageOf(
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

  // a field, in its place on screen and on paper
  await click(page, '四、数字化升级情况')
  await click(page, '集群中小企业上云比例（%）')
  await click(page, '＋ 在此之后添加栏目')
  await click(page, '金额或小数')
  await page.keyboard.type('数字化改造投入')
  await page.keyboard.press('Enter')
  interactions++
  await page.getByLabel('译文（英语）').fill('Investment in digitalisation')
  await saved(page)

  // tick boxes with evidence
  await click(page, '＋ 在此之后添加栏目')
  await click(page, '多选，附佐证')
  await page.keyboard.type('数据治理工作')
  await page.keyboard.press('Enter')
  interactions++
  await page.getByLabel('第 1 个选项').fill('建立了数据目录')
  await page.getByLabel('第 2 个选项').fill('开展了数据质量评估')
  await page.getByLabel('译文（英语）').fill('Data governance')

  // a rule between two units
  await click(page, '核对规则', 'tab')
  await click(page, '＋ 添加规则')
  await page.getByLabel('第一个栏目').selectOption('/digital/shuZiHuaGaiZaoTouRu')
  await page.getByLabel('第二个栏目').selectOption('/leading/totalOutput')
  interactions += 2
  await click(page, '添加')
  await page.getByLabel('应当成立').click()
  expect(await page.getByLabel('应当成立').inputValue()).toBe(
    "「数字化改造投入」 不大于 换算（「集群总产值（亿元）」， '万元'）",
  )
  await page
    .getByLabel('应当成立')
    .fill("「数字化改造投入」 不大于 换算（「集群总产值（亿元）」的末年， '万元'）")
  await page.getByLabel('不成立时的提示').fill('数字化改造投入不应大于集群总产值。')
  await saved(page)

  // what the linter says is gone to, and fixed
  await page
    .getByText(/没有en译文/)
    .first()
    .waitFor()
  await click(page, '文件', 'tab')
  await click(page, '2031/texts/en.json')
  const text = page.getByLabel('2031/texts/en.json 的内容')
  const json = JSON.parse(await text.inputValue()) as { texts: Record<string, string> }
  Object.assign(json.texts, {
    建立了数据目录: 'A data catalogue was made',
    开展了数据质量评估: 'The quality of data was assessed',
    '数字化改造投入不应大于集群总产值。': 'The investment may not exceed total output.',
  })
  await text.fill(JSON.stringify(json, null, 2))
  await saved(page)

  // the row on paper goes up
  await click(page, '正式表', 'tab')
  await page
    .locator('.st-paper-table button')
    .filter({ hasText: /^数字化改造投入$/ })
    .click()
  await page.getByRole('button', { name: '↓ 这一行下移' }).click()
  interactions += 2
  await saved(page)
  await page
    .getByRole('status')
    .filter({ hasText: /个错误/ })
    .waitFor()
  const titles = await page.locator('.st-problem strong').allTextContents()
  expect(
    titles.every((words) => words.includes('用例') || words.includes('规则')),
    titles.join('\n'),
  ).toBe(true)
  expect(official.complaints.filter((complaint) => !/404|favicon/.test(complaint))).toEqual([])
  expect(interactions).toBeLessThanOrEqual(80)
}, 240_000)
