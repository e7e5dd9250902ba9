import type { Values } from '@formwright/definition'
import type { TextName } from '../texts/say.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './texts.json' with { type: 'json' }

/** Text names of the site or its administration. */
export type AdminText = keyof typeof texts | TextName
export type AdminSay = (name: AdminText, values?: Values) => string

export function isAdminText(name: string): name is keyof typeof texts {
  return Object.hasOwn(texts, name)
}

/** Texts of the site and its administration. */
export const useAdminSay: () => AdminSay = withOwnTexts(texts)
