#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = new URL('../dist/main.js', import.meta.url)
if (existsSync(fileURLToPath(main))) await import(main.href)
else {
  console.error(
    'formwright is not built yet: run `npm run setup` in the checkout first. / 尚未构建：请先在代码目录运行 npm run setup。',
  )
  process.exitCode = 2
}
