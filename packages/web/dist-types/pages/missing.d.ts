export declare function Missing(): import("react").JSX.Element;
