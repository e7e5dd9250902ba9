import { expect, test } from 'vitest'
import { COMMANDS } from './commands.ts'
import { helpOf } from './help.ts'
import { formwright } from './program.ts'

async function run(...args: string[]) {
  let [stdout, stderr] = ['', '']
  const status = await formwright(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { status, stdout, stderr }
}

test.each([
  [['chekc'], '没有“chekc”这个命令\n是不是 check？', 'There is no command “chekc”\nDid you mean check?'],
  [
    ['check', 'edition', 'a.json', '--jsno'],
    '没有“--jsno”这个选项\n是不是 --json？',
    'There is no option “--jsno”',
  ],
  [['lint'], '缺少参数 <edition>', 'The argument <edition> is missing'],
  [['lint', 'a', 'b'], '参数太多：lint 只接受 1 个，写了 2 个', 'lint takes 1, there are 2'],
  [['publish', 'edition'], '必须写明选项 --server <address>', '--server <address> is required'],
  [['audit', '--data'], '选项 --data <folder> 没有写值', '--data <folder> lacks its value'],
])('a wrong command line, in the language asked for: %j', async (args, chinese, english) => {
  const plain = await run(...args)
  expect(plain.status).toBe(2)
  expect(plain.stderr).toContain(chinese)
  const [command, ...rest] = args
  expect((await run(command!, '--lang', 'en', ...rest)).stderr).toContain(english)
})

test('a language that there is not', async () => {
  expect((await run('lint', 'edition', '--lang=gg')).stderr).toContain('不能是“gg”，可以是：zh-CN, en, de')
  expect((await run('lint', '--lang=de')).stderr).toContain('The argument <edition> is missing')
  expect((await run('lint', '--lang', 'en_GB.UTF-8')).stderr).toContain('The argument <edition> is missing')
})

test('what every command takes may stand before its name', async () => {
  expect((await run('--lang', 'en', 'lint')).stderr).toContain('The argument <edition> is missing')
  const { status, stdout, stderr } = await run('--lang=en', '--json', 'lint', 'nowhere')
  expect([status, stderr]).toEqual([2, expect.stringContaining('nowhere: no such file or folder')])
  expect(JSON.parse(stdout)).toMatchObject({ error: { file: 'nowhere', reason: 'not-found' } })
  // a folder that has no edition is there all the same
  expect((await run('revise', import.meta.dirname, '2026')).stdout).toContain('file-missing')
  // what stands behind the name holds
  expect((await run('--lang', 'en', 'lint', 'nowhere', '--lang', 'zh')).stderr).toContain('找不到')
  expect((await run('--lang', 'gg', 'lint', 'nowhere')).stderr).toContain('不能是“gg”')
})

test('help, in the language asked for, in each where none is', async () => {
  const { status, stdout } = await run('--help')
  expect(status).toBe(0)
  expect(stdout).toContain('检查表单定义 / check a definition')
  for (const { usage, options = [] } of COMMANDS) {
    const command = usage.split(' ')[0]!
    const said = (await run(command, '--help', '--lang', 'en')).stdout
    expect(said).not.toMatch(/\p{Script=Han}/u)
    for (const flags of ['', ...options.map((one) => (typeof one === 'string' ? one : one.flags))])
      expect(said.replaceAll(/\s+/g, ' ')).toContain(helpOf(command, flags, 'en') || 'no words')
  }
})
