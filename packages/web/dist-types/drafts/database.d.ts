import type { DBSchema, IDBPDatabase } from 'idb';
import type { Operation } from '@formwright/engine';
/** A declaration that is being filled in, as this browser keeps it. */
export interface Draft {
    readonly id: string;
    /** Digest of the edition, hex. */
    readonly edition: string;
    readonly form: string;
    readonly editionName: string;
    readonly formTitle: string;
    readonly title: string;
    readonly answers: unknown;
    /** Which values were computed, carried or imported. */
    readonly origins: Readonly<Record<string, unknown>>;
    /** Counts up with every save. */
    readonly revision: number;
    readonly createdAt: number;
    readonly changedAt: number;
    readonly progress: {
        readonly filled: number;
        readonly required: number;
        readonly errors: number;
    };
}
/** A save that a server has not seen yet. */
export interface OutboxEntry {
    readonly key: string;
    readonly draft: string;
    readonly revision: number;
    readonly patch: readonly Operation[];
    readonly at: number;
}
interface Schema extends DBSchema {
    drafts: {
        key: string;
        value: Draft;
    };
    outbox: {
        key: string;
        value: OutboxEntry;
        indexes: {
            draft: string;
        };
    };
    files: {
        key: string;
        value: Blob;
    };
}
/** The browser's own database; opened once. */
export declare function database(): Promise<IDBPDatabase<Schema>>;
/** Writes reach the disk before they are called done. */
export declare const DURABLE: {
    readonly durability: 'strict';
};
export {};
