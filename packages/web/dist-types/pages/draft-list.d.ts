import type { Draft } from '../drafts/database.ts';
/** What was begun in this browser. */
export declare function DraftList({ drafts }: {
    readonly drafts: readonly Draft[];
}): import("react").JSX.Element;
