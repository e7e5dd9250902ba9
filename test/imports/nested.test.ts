import { expect, test } from 'vitest'
import { explain, parseForm } from '@formwright/definition'
import { bundleOfFiles } from '@formwright/definition/testing'
import { lint } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut, textOf } from '@formwright/paper'
import { PdfPrinter } from '@formwright/paper/node'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import { nestedAnswers, nestedFiles } from './nested-form.ts'

const bundle = bundleOfFiles(nestedFiles())

test('a form of everything that nests lints without errors', () => {
  const errors = lint(parseForm(nestedFiles()), fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors.map((problem) => `${problem.file}${problem.pointer} ${explain(problem, 'en').says}`)).toEqual(
    [],
  )
})

test('the screen of a row and a block that repeats are held against the row', () => {
  const files = new Map(nestedFiles())
  const replace = (path: string, from: string, to: string) =>
    files.set(path, files.get(path)!.replace(from, to))
  replace('2024/ui.json', '"#/properties/spending"', '"#/properties/spendng"')
  replace('2024/paper.json', '"/person"', '"/persn"')
  const found = lint(parseForm(files), fieldTypes).filter(({ severity }) => severity === 'error')
  expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'cell-unknown /blocks/0/blocks/2/rows/0/1/field',
    'scope-unknown /elements/0/options/detail/elements/2/scope',
  ])
})

test('a block that repeats prints a page for each row and what is in it, blank too', () => {
  const text = textOf(layOut(bundle, paperViews, nestedAnswers)).join('\n')
  for (const words of [
    'RD1',
    'RD2',
    '高温合金',
    '轻质材料',
    '张三',
    '王五',
    '一等奖',
    '产值：12',
    '经度：118.5',
    '来源：调查',
    '分项',
  ])
    expect(text).toContain(words)
  const { pages } = new PdfPrinter().print(layOut(bundle, paperViews, nestedAnswers))
  expect(pages).toBeGreaterThanOrEqual(2)
  expect(textOf(layOut(bundle, paperViews)).join('\n')).toContain('项目名称')
})

test('a workbook has a sheet for the rows, for the rows in them, for what no column shows, and comes back the same', async () => {
  const { answers, changed, problems } = await readWorkbook(
    await writeWorkbook(bundle, sheetViews, nestedAnswers),
    bundle,
    sheetViews,
  )
  expect({ answers, changed, problems }).toEqual({ answers: nestedAnswers, changed: [], problems: [] })
})
