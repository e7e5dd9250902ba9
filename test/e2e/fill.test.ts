import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { fieldsOf, optionsOf } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { EDITION, root, sample, shippedEdition } from '../edition.ts'
import { newPage } from './chromium.ts'
import { fillByKeyboard } from './keyboard.ts'
import { cell, exported, goToPart, openDeclaration, saved, siteAndBrowser } from './site.ts'

const site = siteAndBrowser()
let form: Form

beforeAll(async () => {
  ;({ form } = await shippedEdition())
})

/** What `formwright check` says of answers. */
function check(answers: unknown): {
  findings: { code: string; pointer: string; message: string }[]
  progress: { ready: boolean }
} {
  const file = join(mkdtempSync(join(tmpdir(), 'formwright-fill-')), 'answers.json')
  writeFileSync(file, JSON.stringify(answers))
  try {
    return JSON.parse(
      execFileSync('node', [join(root, 'packages/cli/bin/formwright.js'), 'check', EDITION, file, '--json'], {
        encoding: 'utf8',
      }),
    )
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout)
  }
}

/** A count of 0 leaves 无 for the names, which the samples also write as a list of one. */
function withPlainNone(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 && value[0] === '无' ? '无' : value.map(withPlainNone)
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withPlainNone(inner)]))
    : value
}

/**
 * Answers with the contents of their evidence, as “导出” of the site writes them: each file a small PDF of its
 * own.
 */
function archive(answers: unknown): { answers: Record<string, unknown>; file: Buffer } {
  const { attachments, ...others } = answers as { attachments: { name: string; sha256: string }[] }
  const contents = new Map<string, Uint8Array>()
  const named = attachments.map((one, index) => {
    const bytes = strToU8(`%PDF-1.4\n% ${one.name} ${index}\n%%EOF\n`)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    contents.set(`evidence/${sha256}/${one.name.replaceAll(/[/\\]/g, '_')}`, bytes)
    return { ...one, sha256, size: bytes.length }
  })
  const whole = { ...others, attachments: named }
  return {
    answers: whole,
    file: Buffer.from(
      zipSync({ 'answers.json': strToU8(JSON.stringify(whole)), ...Object.fromEntries(contents) }),
    ),
  }
}

describe('a newcomer', () => {
  test('fills the whole declaration by keyboard until it is ready to submit', async () => {
    const { page, complaints } = await newPage(site.browser)
    const { answers: wanted } = archive(withPlainNone(sample('eligible')))
    // files and long lists come from elsewhere: a file dialog has no keys of ours
    const { attachments, lists } = wanted
    const imported = archive({ cover: {}, attachments: attachments as never, lists })
    await openDeclaration(page, site.address, imported.file)
    const options = new Map(
      fieldsOf(form.bundle).map((field) => [
        field.pointer,
        (optionsOf(field.schema.items ?? field.schema) ?? []).map((option) => option.const),
      ]),
    )
    await fillByKeyboard(page, wanted, (pointer) => options.get(pointer) ?? [])
    await saved(page)
    await expect
      .poll(() => page.locator('.finding-group.is-error, .finding-group.is-empty').allTextContents())
      .toEqual([])
    expect(await page.locator('.verdict strong').textContent()).toBe('可以提交')
    const answers = await exported(page)
    expect(answers).toEqual(wanted)
    const { progress, findings } = check(answers)
    expect(progress.ready).toBe(true)
    expect(findings).toEqual([])
    expect(complaints).toEqual([])
  })

  test('sees what the command line finds', async () => {
    const { page } = await newPage(site.browser)
    const mistakes = sample('mistakes') as { attachments: { sha256?: string }[] }
    // other programs may name a file and nothing of its contents
    delete mistakes.attachments[0]!.sha256
    await openDeclaration(page, site.address, mistakes)
    const { findings } = check(await exported(page))
    for (let all = page.locator('.show-all'); (await all.count()) > 0;) await all.first().click()
    const shown = await page.locator('.finding-group li button:not(.finding-fix)').allTextContents()
    // what it cannot find: this browser has none of the files that the answers name
    const files = mistakes.attachments.length
    expect(shown.filter((text) => text.includes('还没有上传'))).toHaveLength(files)
    expect(shown).toHaveLength(findings.length + files)
    const sentences = findings.filter(({ code }) => code !== 'required').map(({ message }) => message)
    expect(shown.toSorted()).toEqual(expect.arrayContaining(sentences.toSorted()))
  })

  test('corrects a mistake by its fix, and takes that back', async () => {
    const { page } = await newPage(site.browser)
    const answers = sample('eligible') as { digital: { cloudRate: number } }
    answers.digital.cloudRate = 60
    await openDeclaration(page, site.address, archive(answers).file)
    await goToPart(page, 4)
    const rate = cell(page, '/digital/cloudRate')
    expect(await rate.inputValue()).toBe('60')
    await page.locator('[data-pointer="/digital/cloudRate"] .fw-fix').click()
    expect(await rate.inputValue()).toBe('61.31')
    expect(await page.locator('[data-pointer="/digital/cloudRate"] .fw-origin').textContent()).toBe(
      '按公式计算',
    )
    await page.waitForFunction(() => document.querySelector('.verdict strong')?.textContent === '可以提交')
    await page.keyboard.press('Control+z')
    expect(await rate.inputValue()).toBe('60')
    await page.keyboard.press('Control+y')
    expect(await rate.inputValue()).toBe('61.31')
  })

  test('goes from a finding to its place in another part, and finds fields by pinyin', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address, archive(sample('mistakes')).file)
    await page.locator('.finding-group li button', { hasText: '研发人员数量大于从业人员' }).first().click()
    await page.waitForFunction(
      () => document.activeElement?.closest('[data-pointer^="/innovation/smeRdStaff"]') !== null,
    )
    await page.keyboard.press('Control+k')
    await page.waitForSelector('.search input')
    await page.keyboard.type('yfjf')
    await page.waitForSelector('.search li')
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      () => document.activeElement?.closest('[data-pointer^="/innovation/rdExpenditure"]') !== null,
    )
    expect(await page.locator('.fw-part').getAttribute('aria-label')).toBe('三、创新能力情况')
  })
})

describe('typing', () => {
  test('a day is typed as people write it; one that no calendar has is told', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    const day = cell(page, '/cover/declarationDate')
    await day.focus()
    await page.keyboard.type('2024.2.30')
    await day.blur()
    await page.getByText('不是日历上有的一天').first().waitFor()
    await day.fill('')
    await day.focus()
    await page.keyboard.type('2024年2月9日')
    await day.blur()
    expect(await day.inputValue()).toBe('2024年2月9日')
    await expect.poll(() => page.getByText('不是日历上有的一天').count()).toBe(0)
  })

  test('a block from Excel goes in at the cell where it is pasted', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    await goToPart(page, 2)
    await cell(page, '/leading/totalOutput/y2021').focus()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '168.4\t1,912.5\t217.60\r\n２４．１\t无\t26.45%\r\n')
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await saved(page)
    const { leading } = (await exported(page)) as { leading: unknown }
    expect(leading).toEqual({
      totalOutput: { y2021: 168.4, y2022: 1912.5, y2023: 217.6 },
      outputShareOfCounty: { y2021: 24.1, y2022: '无', y2023: 26.45 },
    })
  })

  test('nothing is counted, checked or kept while an input method composes', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    await goToPart(page, 2)
    const text = cell(page, '/leading/chainSummary')
    await text.focus()
    const keys = await page.context().newCDPSession(page)
    await keys.send('Input.imeSetComposition', { text: 'chan ye', selectionStart: 7, selectionEnd: 7 })
    expect(await text.inputValue()).toBe('chan ye')
    const counter = page.locator('[data-pointer="/leading/chainSummary"] .fw-counter')
    expect(await counter.textContent()).toBe('0 / 200 字')
    await keys.send('Input.insertText', { text: '产业' })
    expect(await text.inputValue()).toBe('产业')
    expect(await counter.textContent()).toBe('2 / 200 字')
    await saved(page)
    expect(await exported(page)).toMatchObject({ leading: { chainSummary: '产业' } })
  })

  test('a half-typed number stays as it is, and what is no number is kept and found', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    await goToPart(page, 1)
    const area = cell(page, '/basic/areaKm2')
    await area.focus()
    await page.keyboard.type('46.')
    expect(await area.inputValue()).toBe('46.')
    await page.keyboard.type('80')
    expect(await area.inputValue()).toBe('46.80')
    await page.keyboard.press('Tab')
    expect(await area.inputValue()).toBe('46.8')
    await area.fill('约46')
    await saved(page)
    expect(await exported(page)).toMatchObject({ basic: { areaKm2: '约46' } })
    expect(await page.locator('[data-pointer="/basic/areaKm2"] .fw-finding').textContent()).toContain('数字')
  })

  test('a tick asks for its evidence, and the evidence is kept', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    await goToPart(page, 6)
    await page.locator('[data-pointer="/open/actions"] input[type=checkbox]').first().check()
    await page.setInputFiles('[data-pointer="/open/actions"] input[type=file]', {
      name: '证明.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 证明'),
    })
    await page.waitForSelector('[data-pointer="/open/actions"] .fw-chip')
    await page.setInputFiles('[data-pointer="/open/actions"] input[type=file]', {
      name: '程序.exe',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('MZ'),
    })
    expect(await page.locator('[data-pointer="/open/actions"] .fw-error').first().textContent()).toContain(
      '程序.exe',
    )
    await saved(page)
    const { attachments } = (await exported(page)) as { attachments: object[] }
    expect(attachments).toMatchObject([
      { target: 'open.actions', kind: 'evidence', name: '证明.pdf', options: [expect.any(String)] },
    ])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.fw-chip .fw-link').click(),
    ])
    expect(download.suggestedFilename()).toBe('证明.pdf')
  })

  test('a list takes pasted rows and a CSV file in GBK, and fills count and names', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    await goToPart(page, 3)
    const list = page.locator('[data-pointer="/lists/innovation.platforms"]')
    await list.getByText('填写清单').click()
    await list.locator('.fw-list').evaluate((box) => {
      const data = new DataTransfer()
      data.setData('text/plain', '名称\t级别\t批准时间\n甲中心\t国家级\t2022/3/5\n乙中心\t省级\t2021-01-02\n')
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    const gbk = Buffer.from([
      0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbc, 0xb6, 0xb1, 0xf0, 0x0a, 0xb1, 0xfb, 0xd6, 0xd0, 0xd0, 0xc4, 0x2c,
      0xca, 0xa1, 0xbc, 0xb6, 0x0a,
    ])
    await list
      .locator('input[type=file]')
      .setInputFiles({ name: '平台.csv', mimeType: 'text/csv', buffer: gbk })
    await list.getByRole('button', { name: '追加 1 行（共 3 行）' }).click()
    await list.getByText('已导入 1 行').waitFor()
    await page.locator('[data-pointer="/innovation/platforms/provincial"] .fw-fix').click()
    await saved(page)
    const answers = (await exported(page)) as { lists: object; innovation: object }
    expect(answers.lists).toEqual({
      'innovation.platforms': [
        { name: '甲中心', level: '国家级', approved: '2022-03-05' },
        { name: '乙中心', level: '省级', approved: '2021-01-02' },
        { name: '丙中心', level: '省级' },
      ],
    })
    expect(answers.innovation).toEqual({
      platforms: { provincial: { count: 2, names: ['乙中心', '丙中心'] } },
    })

    // the cells of a long list are text; one opens where it is pressed, and the keyboard goes on from there
    await list.locator('.fw-list').evaluate((box) => {
      const data = new DataTransfer()
      data.setData('text/plain', Array.from({ length: 30 }, (_, n) => `第${n}中心\t市级`).join('\n'))
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await list.getByText('已粘贴 60 格').waitFor()
    expect(await list.locator('.fw-list-body input').count()).toBe(0)
    const at = (row: number, column: number) => list.locator(`[data-row="${row}"][data-column="${column}"]`)
    // what is typed takes the place of what stood there; pressed once more, it goes where it is pressed
    await at(7, 0).click()
    await page.keyboard.type('改')
    await at(7, 0).click()
    await page.keyboard.type('名')
    expect([...(await at(7, 0).locator('input').inputValue())].sort()).toEqual(['名', '改'])
    await at(5, 0).click()
    for (const key of ['End', 'x', 'Tab', 'a', 'Enter', 'b', 'ArrowUp']) await page.keyboard.press(key)
    expect(await list.locator('.fw-list-body input').inputValue()).toBe('a')
    await page.keyboard.press('Shift+Tab')
    expect(await list.locator('.fw-list-body input').inputValue()).toBe('第2中心x')
    expect(await at(6, 1).textContent()).toBe('b')
    // what is found in a row that is not in sight leads there
    for (const key of ['Delete', 'Tab', 'Home']) await page.keyboard.press(key)
    await list.locator('.fw-list-box').evaluate((box) => box.scrollTo(0, box.scrollHeight))
    await at(32, 0).waitFor()
    await page
      .locator('.findings')
      .getByRole('button', { name: /第6行.*没有选项“a”/ })
      .click()
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focused).toBe('第 6 行 级别')
  })

  test('a list takes an Excel file, and says what is wrong with one that it cannot read', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    await goToPart(page, 3)
    const list = page.locator('[data-pointer="/lists/innovation.validPatents"]')
    await list.getByText('填写清单').click()
    const choose = (name: string, buffer: Buffer) =>
      list.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await choose(
      '专利.xlsx',
      workbook([
        ['专利名称', '授权日期', '页数'],
        ['一种鞋底', '2023-05-06', '12'],
        ['一种鞋面', '', '8'],
      ]),
    )
    // a column that goes nowhere is told before anything is done
    await list.getByText('没有用到的列：页数').waitFor()
    expect((await exported(page)) as object).toEqual({})
    await list.getByRole('button', { name: '追加 2 行（共 2 行）' }).click()
    await list.getByText('已导入 2 行').waitFor()
    // the same rows once more, and which they are
    await choose('专利.csv', Buffer.from('专利名称,授权日期\n一种鞋底,2023-05-06\n一种鞋面,2024-01-01\n'))
    await list.getByRole('button', { name: '连同重复的都追加（共 4 行）' }).click()
    await list.getByText('第 3 行与前面的行完全相同，请核对').waitFor()
    await list.getByText('第 4 行的“专利名称”前面已有，请核对').waitFor()
    await list.getByRole('button', { name: '撤销' }).click()
    for (const [name, buffer, says] of [
      ['旧.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), '另存为“.xlsx”'],
      ['坏.xlsx', Buffer.from('PK not a workbook'), '不是可读取的工作簿'],
      ['空.csv', Buffer.from('专利名称\n'), '没有数据行'],
    ] as const) {
      await choose(name, buffer)
      await list.getByText(`“${name}”`).waitFor()
      expect(await list.getByRole('status').filter({ hasText: name }).textContent()).toContain(says)
    }
    // a ledger of one's own: what resembles a title is looked at, what does not is chosen by hand
    await list.locator('[data-row="0"][data-column="0"]').click()
    await list.locator('[data-row="0"][data-column="0"]').evaluate((at) => {
      const data = new DataTransfer()
      data.setData('text/plain', '序号\t名称\t公告授权日\n1\t鞋楦\t2022.3.1\n合计\t1\t')
      at.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await list.getByText('1 行合计不是清单内容').waitFor()
    expect(await list.getByText('名称近似，请核对').count()).toBe(2)
    await list.getByRole('button', { name: '追加 1 行（共 3 行）' }).click()
    await list.getByText('已导入 1 行').waitFor()
    await choose('别的.csv', Buffer.from('甲,乙\n1,鞋舌\n'))
    await list.getByText('没有认出“别的.csv”的任何一列').waitFor()
    expect(await list.getByRole('button', { name: /^追加/ }).count()).toBe(0)
    await list.getByLabel('“乙”列对应的栏目').selectOption({ label: '专利名称' })
    await list.getByRole('button', { name: '追加 1 行（共 4 行）' }).click()
    await list.getByText('没有用到的列：甲').waitFor()
    await saved(page)
    expect(await exported(page)).toEqual({
      lists: {
        'innovation.validPatents': [
          { name: '一种鞋底', granted: '2023-05-06' },
          { name: '一种鞋面' },
          { name: '鞋楦', granted: '2022-03-01' },
          { name: '鞋舌' },
        ],
      },
    })
  })
})

/** A workbook with one sheet of texts. */
function workbook(rows: readonly (readonly string[])[]): Buffer {
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const cells = rows
    .map(
      (row, at) =>
        `<row r="${at + 1}">${row.map((text, column) => `<c r="${'ABC'[column]}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
    )
    .join('')
  const files = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${cells}</sheetData></worksheet>`,
  }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
  )
}
