import type { Opened } from './opened.ts';
interface ToolsProps {
    readonly opened: Opened;
    readonly title: string;
    readonly onSearch: () => void;
    /** Goes to the place that was undone. */
    readonly onUndo: (pointer: string) => void;
}
/** Saved or not, undo, redo, search, export. */
export declare function Tools({ opened, title, onSearch, onUndo }: ToolsProps): import("react").JSX.Element;
export {};
