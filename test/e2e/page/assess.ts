import { compileForm } from '@formwright/engine'
import type { PrecompiledModule } from '@formwright/engine'

/** The page of the browser test: assesses a sample with validators made beforehand, under a strict policy. */
const json = async (path: string) => (await fetch(path)).json() as Promise<never>
const { default: precompiled } = (await import(
  /* @vite-ignore */ new URL('/validators.js', location.href).href
)) as { default: PrecompiledModule }
const form = compileForm(await json('/bundle.json'), { precompiled })
const { findings } = form.assess(await json('/answers.json'))
const store = form.open(await json('/answers.json'))
store.set('/cover/clusterName', '')
document.body.dataset.evaluation = evaluation()
document.body.dataset.live = String(store.findings('/cover/clusterName').length)
document.body.dataset.findings = JSON.stringify(findings.map(({ code, pointer }) => `${code} ${pointer}`))

/** Whether the policy lets text become code. */
function evaluation(): string {
  try {
    // oxlint-disable-next-line no-new-func -- that it is refused is what is tested
    return String(new Function('return "allowed"')())
  } catch (error) {
    return (error as Error).name
  }
}
