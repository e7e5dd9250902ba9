import type { Form } from '@formwright/engine';
interface FieldSearchProps {
    readonly form: Form;
    readonly onPick: (pointer: string) => void;
    readonly onClose: () => void;
}
/** Finds a field by words of its name or their pinyin, and goes there. */
export declare function FieldSearch({ form, onPick, onClose }: FieldSearchProps): import("react").JSX.Element;
export {};
