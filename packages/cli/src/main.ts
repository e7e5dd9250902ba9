import { formwright } from './program.ts'

// if the reader closes the pipe, stop printing but finish writing files
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
})

process.exitCode = await formwright(process.argv.slice(2), process)
