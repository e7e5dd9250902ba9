import { expect, test } from 'vitest'
import { sample } from '../edition.ts'
import { newPage } from './chromium.ts'
import { siteAndBrowser } from './site.ts'

const site = siteAndBrowser()

test('the editor as a custom element: answers in, changes out, any place in focus', async () => {
  const { page, complaints } = await newPage(site.browser)
  await page.goto(`${site.address}/api/editions`)
  await page.goto(site.address)
  const outcome = await page.evaluate(async (answers) => {
    const [edition] = (await (await fetch('/api/editions')).json()) as { id: string }[]
    const script = Object.assign(document.createElement('script'), { type: 'module', src: '/embed.js' })
    document.body.replaceChildren(script)
    await customElements.whenDefined('formwright-form')
    const element = Object.assign(document.createElement('formwright-form'), { answers }) as HTMLElement & {
      answers: { digital: { cloudRate: unknown } }
      store: { findings: () => { code: string }[] }
      focusField: (pointer: string) => boolean
    }
    for (const [name, value] of Object.entries({
      bundle: `/api/editions/${edition!.id}/bundle.json`,
      validators: `/api/editions/${edition!.id}/validators.js`,
      part: 'digital',
      language: 'en',
    }))
      element.setAttribute(name, value)
    const ready = new Promise((done) => element.addEventListener('formwright-ready', done, { once: true }))
    document.body.append(element)
    await ready
    const heard: number[] = []
    element.addEventListener('formwright-change', (event) =>
      heard.push((event as CustomEvent<{ revision: number }>).detail.revision),
    )
    const focused = element.focusField('/digital/cloudRate')
    const input = document.activeElement as HTMLInputElement
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, '60')
    input.dispatchEvent(new Event('input', { bubbles: true }))
    const broken = document.createElement('formwright-form')
    broken.setAttribute('bundle', '/nothing')
    broken.setAttribute('validators', '/nothing.js')
    const failure = new Promise<string>((done) =>
      broken.addEventListener(
        'formwright-error',
        (event) => done((event as CustomEvent<{ message: string }>).detail.message),
        { once: true },
      ),
    )
    document.body.append(broken)
    return {
      heading: element.querySelector('h2')?.textContent,
      focused,
      rate: element.answers.digital.cloudRate,
      codes: element.store.findings().map(({ code }) => code),
      heard,
      failure: await failure,
    }
  }, sample('eligible'))
  expect(outcome).toMatchObject({
    focused: true,
    rate: 60,
    codes: ['RAT-04'],
    heard: [1],
    failure: expect.stringContaining('nothing'),
  })
  expect(outcome.heading).toMatch(/^4\. /)
  expect(complaints.filter((text) => !/404|MIME/.test(text))).toEqual([])
})
