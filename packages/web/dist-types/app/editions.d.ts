import type { EditionSummary } from '@formwright/server/api';
export type { EditionSummary };
export declare const editionsQuery: import("@tanstack/react-query").OmitKeyof<import("@tanstack/react-query").UseQueryOptions<EditionSummary[], Error, EditionSummary[], string[]>, "queryFn"> & {
    queryFn?: import("@tanstack/react-query").QueryFunction<EditionSummary[], string[], never>;
} & import("@tanstack/react-query").QueryKeyWithDataTag<string[], EditionSummary[], Error>;
/** A text of an edition's summary in a language. */
export declare function textOf({ texts }: Pick<EditionSummary, 'texts'>, language: string, chinese: string): string;
