import texts from './texts.json';
export type TextName = keyof typeof texts;
export type Say = (name: TextName, values?: Readonly<Record<string, string | number>>) => string;
/** Says texts of the site in the reader's language. */
export declare function useSay(): Say;
