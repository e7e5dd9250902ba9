import { expect, test } from 'vitest'
import { plainPaper } from './plain-paper.ts'

test('what one control shows of a group stands on paper under the headings of the groups', () => {
  const screen = {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/name' },
      { type: 'Control', scope: '#/properties/partner' },
      { type: 'Control', scope: '#/properties/note' },
    ],
  }
  const titles: Record<string, string> = { '/partner': 'Partner', '/partner/at': 'Address', '/name': 'Name' }
  const fields = ['/name', '/partner/name', '/partner/at/street', '/partner/at/town', '/note']
  const { blocks } = plainPaper('Club', screen, fields, (pointer) => ({ title: titles[pointer] ?? '' })) as {
    blocks: { text?: string; rows?: { label: string }[][] }[]
  }
  expect(blocks.map(({ text, rows = [] }) => text ?? rows.map(([cell]) => cell!.label))).toEqual([
    ['/name'],
    'Partner',
    ['/partner/name'],
    'Address',
    ['/partner/at/street', '/partner/at/town'],
    ['/note'],
  ])
})

test('what one control shows of the whole form is not headed by the name of the form again', () => {
  const screen = { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#' }] }
  const fields = ['/item', '/to/town', '/note']
  const { blocks } = plainPaper('Shop', screen, fields, (pointer) => ({
    title: { '': 'Shop', '/to': 'Delivery' }[pointer] ?? '',
  })) as { blocks: { text?: string }[] }
  expect(blocks.map(({ text }) => text)).toEqual([undefined, 'Delivery', undefined, undefined].slice(0, 4))
})

test('a group is printed where it begins, and what follows it under the heading of what holds both', () => {
  const screen = { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/order' }] }
  const titles: Record<string, string> = { '/order': 'Order', '/order/to': 'Delivery' }
  const fields = ['/order/item', '/order/to/town', '/order/note', '/order/to/day']
  const { blocks } = plainPaper('Shop', screen, fields, (pointer) => ({ title: titles[pointer] ?? '' })) as {
    blocks: { text?: string; rows?: { label: string }[][] }[]
  }
  expect(blocks.map(({ text, rows = [] }) => text ?? rows.map(([cell]) => cell!.label))).toEqual([
    'Order',
    ['/order/item'],
    'Delivery',
    ['/order/to/town', '/order/to/day'],
    'Order',
    ['/order/note'],
  ])
})
