import type { Values } from '@formwright/definition'
import type { TextName } from '../texts/say.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './texts.json' with { type: 'json' }

/** The name of a text of the site or of its administration. */
export type AdminText = keyof typeof texts | TextName
export type AdminSay = (name: AdminText, values?: Values) => string

/** Says texts of the site, and those of its administration. */
export const useAdminSay: () => AdminSay = withOwnTexts(texts)
