import { expect, test } from 'vitest'
import { answering, likenessOf } from './answers-to.ts'
import * as atOnce from './at-once.ts'
import * as behindThePage from './behind-the-page.ts'

test('a page has the dictionary once it was fetched, everything else at once', async () => {
  expect(behindThePage.sounds()).toBeUndefined()
  await behindThePage.fetchSounds()
  for (const { sounds } of [atOnce, behindThePage])
    expect(sounds()?.pinyin('上云', { toneType: 'none', type: 'array' })).toEqual(['shang', 'yun'])
})

test('words answer by letters before sounds, and by sounds in a row before those with others between', () => {
  const all = ['技术改造数', '集群是否改造', '高新技术改造', 'jsgz 系统', '技术研发及改造', '营业执照']
  const found = all
    .map((words) => ({ words, likeness: likenessOf(words, 'jsgz') }))
    .filter(({ likeness }) => likeness !== undefined)
    .sort((a, b) => a.likeness! - b.likeness!)
    .map(({ words }) => words)
  expect(found).toEqual(['jsgz 系统', '技术改造数', '高新技术改造', '集群是否改造', '技术研发及改造'])
  expect(answering(all, 'jsgz', (words) => [words])).toEqual(['技术改造数', '高新技术改造', 'jsgz 系统'])
  expect(answering(all, 'jsjgz', (words) => [words])).toEqual(['技术研发及改造'])
})
