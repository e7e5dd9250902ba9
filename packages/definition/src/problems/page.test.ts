import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import type { Entry } from './catalogue/entry.ts'

const HEAD = `# Problems of a definition

What \`formwright lint\` can say about a form folder. A code is stable. The texts are in
[\`src/problems/catalogue\`](src/problems/catalogue), in Chinese and English; this page is made from them
(\`vitest run packages/definition/src/problems -u\`).

| code | severity | says | advice |
| --- | --- | --- | --- |
`

test('PROBLEMS.md is made from the catalogue', async () => {
  const rows = Object.entries(catalogue).map(([code, { severity, texts }]: [string, Entry]) => {
    const [zh, en] = [texts.zh!, texts.en!]
    const advices = [zh, en].map(({ advice, otherwise }) =>
      otherwise ? `${advice}<br>${otherwise}` : advice,
    )
    return `| \`${code}\` | ${severity} | ${zh.says}<br>${en.says} | ${advices.join('<br>')} |`
  })
  await expect(`${HEAD}${rows.join('\n')}\n`).toMatchFileSnapshot('../../PROBLEMS.md')
})
