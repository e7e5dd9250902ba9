/** What is asked of the dictionary of pinyin. */
export type Sounds = Pick<typeof import('pinyin-pro'), 'match' | 'pinyin'>
