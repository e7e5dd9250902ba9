import { formwright } from './program.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
})

process.exitCode = await formwright(process.argv.slice(2), process)
