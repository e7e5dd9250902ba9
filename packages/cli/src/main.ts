import { formwright } from './program.ts'

// who reads no further is told no further; files are written to the end all the same
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
})

process.exitCode = await formwright(process.argv.slice(2), process)
