/** The functions of the pinyin dictionary that are used. */
export type Sounds = Pick<typeof import('pinyin-pro'), 'match' | 'pinyin'>
