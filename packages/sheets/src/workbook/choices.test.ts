import { expect, test } from 'vitest'
import { Choices } from './choices.ts'

test('each list is a column of a hidden sheet once, however many cells offer it', () => {
  const choices = new Choices('zh-CN')
  const first = choices.suggestion(['甲', '乙'], 4, 2)
  const second = choices.suggestion(['是', '否', '其他'], 5, 2)
  const again = choices.suggestion(['甲', '乙'], 6, 2)
  expect([first, second, again].map(({ formula1, range }) => [formula1!.replace(/^.*!/, ''), range])).toEqual(
    [
      ['$A$1:$A$2', 'C5'],
      ['$B$1:$B$3', 'C6'],
      ['$A$1:$A$2', 'C7'],
    ],
  )
  const [sheet] = choices.sheets()
  expect(sheet).toMatchObject({ veryHidden: true })
  expect(sheet!.rows).toEqual([
    ['甲', '是'],
    ['乙', '否'],
    [null, '其他'],
  ])
})

test('a list of which all is shut warns of anything else, one that suggests does not', () => {
  const choices = new Choices('en')
  expect(choices.validation(['a', 'b'], 0, 0)).toMatchObject({
    showErrorMessage: true,
    errorStyle: 'warning',
  })
  expect(choices.suggestion(['a', 'b'], 0, 0)).toMatchObject({ showErrorMessage: false })
  expect(choices.suggestionOfSeveral(['a', 'b'], 0, 0)).toMatchObject({ showInputMessage: true })
})

test('where nothing is offered there is no sheet', () => {
  expect(new Choices('en').sheets()).toEqual([])
})
