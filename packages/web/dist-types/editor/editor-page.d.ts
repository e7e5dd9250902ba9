import '@formwright/fields/screen.css';
import './editor.css';
/** Opens a draft and shows its editor, or says why it cannot be opened. */
export declare function EditorPage(): import("react").JSX.Element;
