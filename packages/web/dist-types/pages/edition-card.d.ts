import type { EditionSummary } from '../app/editions.ts';
/** One form that can be filled in: start, or bring answers from a file. */
export declare function EditionCard({ edition }: {
    readonly edition: EditionSummary;
}): import("react").JSX.Element;
