import type { Opened } from './opened.ts';
/** The editor of one declaration: parts on the left, the form in the middle, findings on the right. */
export declare function Editor({ opened }: {
    readonly opened: Opened;
}): import("react").JSX.Element;
