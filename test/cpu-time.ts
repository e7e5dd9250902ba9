/**
 * Milliseconds of work of this process since it was called: what else the machine does counts for nothing.
 */
export function startCpuTime(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
