import type { OpenForm } from '@formwright/engine';
interface Keys {
    readonly open: OpenForm;
    readonly jump: (pointer: string) => void;
    readonly onSearch: () => void;
}
/** Undo, redo, find a field, next finding: from anywhere in the editor. */
export declare function useKeys({ open, jump, onSearch }: Keys): void;
export {};
