import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** From paper to ink; Mantine's own accents are taken from it, so that only signals are coloured. */
const ink: MantineColorsTuple = [
  '#f6f3ea',
  '#e4e4e0',
  '#c5cad1',
  '#a1abb8',
  '#7a8798',
  '#5a687b',
  '#3d4c61',
  '#24344d',
  '#17243a',
  '#0f1b2d',
];

/** Mantine's part of the looks. The rest, above all the signals, stands in theme.css. */
export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 5 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '780' },
  fontSizes: { xs: '16px', sm: '18px', md: '20px', lg: '24px', xl: '28px' },
  defaultRadius: 'md',
  radius: { md: '12px', lg: '18px' },
  respectReducedMotion: true,
});

/** What Mantine draws without being asked stands on our paper in our ink, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => {
  const own = { '--mantine-color-body': 'var(--paper)', '--mantine-color-text': 'var(--ink)', '--mantine-color-dimmed': 'var(--ink-soft)' };
  return { variables: {}, light: own, dark: own };
};

/** The nonce of this page for every style element that is made at run time, from the meta tag that Vite writes. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
