/** Calm and official: ink on paper, one blue. The colours of the form follow `data-theme` as well. */
export declare const theme: import("@mui/material").Theme;
