import { expect, test } from 'vitest'
import * as atOnce from './at-once.ts'
import * as behindThePage from './behind-the-page.ts'

test('a page has the dictionary once it was fetched, everything else at once', async () => {
  expect(behindThePage.sounds()).toBeUndefined()
  await behindThePage.fetchSounds()
  for (const { sounds } of [atOnce, behindThePage])
    expect(sounds()?.pinyin('上云', { toneType: 'none', type: 'array' })).toEqual(['shang', 'yun'])
})
