/** The key of the part that a pointer lies in; lists and attachments name their field as a dotted path. */
export declare function inParts(parts: readonly {
    readonly key: string;
}[], pointer: string): string;
