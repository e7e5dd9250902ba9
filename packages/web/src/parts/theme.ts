import { createTheme } from '@mui/material/styles'

const fonts =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", ' +
  '"WenQuanYi Micro Hei", system-ui, sans-serif'

/** The MUI theme: sober, one blue. Colours follow `data-theme`. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#1d4f91' },
        error: { main: '#b3261e' },
        warning: { main: '#8a5300' },
        success: { main: '#19693c' },
        background: { default: '#f4f6f9', paper: '#ffffff' },
        text: { primary: '#1c2430', secondary: '#566275' },
      },
    },
    dark: {
      palette: {
        primary: { main: '#8db8f0' },
        error: { main: '#ffaba3' },
        warning: { main: '#f4c477' },
        success: { main: '#83d3a2' },
        background: { default: '#10151c', paper: '#171d26' },
        text: { primary: '#e6eaf0', secondary: '#a7b2c2' },
      },
    },
  },
  shape: { borderRadius: 6 },
  typography: { fontFamily: fonts, fontSize: 14, button: { textTransform: 'none', fontWeight: 550 } },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        // readable in both colour schemes: the library only fades the background
        root: { '&.Mui-disabled': { color: 'var(--mui-palette-text-secondary)', transition: 'none' } },
        contained: {
          '&.Mui-disabled': {
            backgroundColor: 'color-mix(in srgb, var(--mui-palette-text-secondary) 16%, transparent)',
          },
        },
      },
    },
  },
})
