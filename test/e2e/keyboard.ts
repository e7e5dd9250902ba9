import type { Page } from 'playwright-core'
import { valueAt } from '@formwright/definition'

interface Focused {
  readonly kind: 'text' | 'radio' | 'checkbox' | 'select' | 'date' | 'add-row' | 'next' | 'other'
  readonly pointer: string
  /** Place among the inputs of its group. */
  readonly index: number
  /** Codes of a select. */
  readonly codes: readonly string[]
  readonly filled: boolean
}

/** Options of choices in the order in which they are shown, by the field's pointer. */
export type OptionsOf = (pointer: string) => readonly string[]

const MOST_STEPS = 4000

/**
 * Fills the form as somebody without a mouse does: Tab from place to place, type, tick, go on to the next
 * part.
 */
export async function fillByKeyboard(page: Page, answers: unknown, optionsOf: OptionsOf): Promise<void> {
  await page.locator('#content').focus()
  let last = ''
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab')
    const focused = await focusedIn(page)
    if (focused.kind === 'next') {
      const heading = await page.locator('.fw-part').getAttribute('aria-label')
      await page.keyboard.press('Enter')
      await page.waitForFunction(
        (before) => document.querySelector('.fw-part')?.getAttribute('aria-label') !== before,
        heading,
      )
      await page.locator('#content').focus()
    } else if (focused.kind !== 'other') {
      last = focused.pointer
      await fill(page, focused, answers, optionsOf)
    } else if (
      await page.evaluate(
        () =>
          document.activeElement === null ||
          document.activeElement.closest('.findings, body > :not(#root)') !== null,
      )
    )
      return
  }
  throw new Error(`The end of the form was not reached; last at ${last}`)
}

async function fill(
  page: Page,
  { kind, pointer, index, codes, filled }: Focused,
  answers: unknown,
  optionsOf: OptionsOf,
): Promise<void> {
  const value = valueAt(answers, pointer)
  if (kind === 'add-row') return addRows(page, Array.isArray(value) ? value.length : 0)
  if (value === undefined || filled) return
  if (kind === 'text') {
    const text = Array.isArray(value) ? value.join('\n') : String(value)
    if (/^[\x20-\x7E]*$/.test(text)) await page.keyboard.type(text)
    else await page.keyboard.insertText(text)
  } else if (kind === 'date') {
    const [year, month, day] = String(value).split('-')
    await page.keyboard.type(`${month}${day}${year}`)
  } else if (kind === 'select') {
    for (let down = 0; down < codes.indexOf((value as { code: string }).code); down++)
      await page.keyboard.press('ArrowDown')
  } else if (kind === 'radio') {
    const at = optionsOf(pointer).indexOf(String(value))
    if (at === 0) await page.keyboard.press('Space')
    for (let down = 0; down < at; down++) await page.keyboard.press('ArrowDown')
  } else if (kind === 'checkbox') {
    const code = optionsOf(pointer)[index] ?? '无'
    if (value === code || (Array.isArray(value) && value.includes(code))) await page.keyboard.press('Space')
  }
}

const ADD_ROW = '.fw-custom-targets .fw-actions > .fw-button:first-child'

async function addRows(page: Page, wanted: number): Promise<void> {
  const isIn = (selector: string) =>
    page.evaluate((one) => document.activeElement?.closest(one) !== null, selector)
  const before = await page.locator('.fw-custom-targets .fw-list-body > .fw-list-row').count()
  if (before >= wanted) return
  for (let row = before; row < wanted; row++) {
    while (!(await isIn(ADD_ROW))) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator(`.fw-custom-targets [data-row="${row}"] input:focus`).first().waitFor()
  }
  do await page.keyboard.press('Shift+Tab')
  while (await isIn('.fw-custom-targets'))
}

function focusedIn(page: Page): Promise<Focused> {
  return page.evaluate(async () => {
    const element = document.activeElement as HTMLInputElement | HTMLSelectElement | null
    const place = element?.closest<HTMLElement>('[data-pointer]')
    const other = { kind: 'other' as const, pointer: '', index: 0, codes: [], filled: false }
    if (!element) return other
    if (element.closest('.steps') && element.textContent?.endsWith('→'))
      return { ...other, kind: 'next' as const }
    if (!place) return other
    const pointer = place.dataset.pointer!
    if (element.matches('.fw-custom-targets .fw-actions > .fw-button:first-child'))
      return { ...other, kind: 'add-row' as const, pointer }
    if (element instanceof HTMLSelectElement) {
      for (let wait = 0; wait < 50 && element.options.length < 2; wait++)
        await new Promise((done) => setTimeout(done, 50))
      return {
        ...other,
        kind: 'select' as const,
        pointer,
        codes: [...element.options].map((option) => option.value),
        filled: element.value !== '',
      }
    }
    if (element instanceof HTMLTextAreaElement)
      return {
        ...other,
        kind: 'text' as const,
        pointer,
        filled: (element as HTMLTextAreaElement).value !== '',
      }
    if (!(element instanceof HTMLInputElement)) return other
    const index = [...place.querySelectorAll(`input[type=${element.type}]`)].indexOf(element)
    const filled =
      element.type === 'radio'
        ? place.querySelector('input:checked') !== null
        : element.type === 'checkbox'
          ? element.checked
          : element.value !== ''
    const kind =
      element.type === 'radio' || element.type === 'checkbox' || element.type === 'date'
        ? element.type
        : 'text'
    return { ...other, kind, pointer, index, filled }
  })
}
