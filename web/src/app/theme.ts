import { type CSSVariablesResolver, createTheme, type MantineThemeOverride } from '@mantine/core';
import { luminanceThreshold, mix, readable, shadesOf } from '@/lib/color.ts';

const font = '"Inter Variable", system-ui, -apple-system, sans-serif';

const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  autoContrast: true,
  luminanceThreshold,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: font,
  headings: {
    fontFamily: font,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  colors: {
    // Cooler than Mantine's greys.
    dark: [
      '#e6e8ec',
      '#b9bec8',
      '#9aa1ae',
      '#6b7280',
      '#3a4150',
      '#2a303c',
      '#1d222c',
      '#12161d',
      '#0d1015',
      '#090b0f',
    ],
  },
  // By name and not by import, so that a dialog is loaded when the first one opens.
  components: {
    Card: { defaultProps: { withBorder: true, radius: 'lg', padding: 'lg' } },
    Badge: {
      defaultProps: { radius: 'sm', variant: 'light' },
      styles: { root: { minWidth: 'max-content' }, label: { textTransform: 'none', fontWeight: 550 } },
    },
    Button: { styles: { label: { fontWeight: 560 } } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.45, blur: 3 },
      },
      styles: { title: { fontWeight: 650, fontSize: '1.125rem', lineHeight: 1.35 } },
    },
    // Inside the page's main part: what floats over it belongs to it, also for screen readers.
    Portal: { defaultProps: { target: '#floating' } },
    // The focus goes to the first item, not to an empty placeholder before it.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Table: {
      defaultProps: { borderColor: 'var(--line)' },
      styles: { th: { color: 'var(--mantine-color-dimmed)', fontSize: '0.8125rem', fontWeight: 520 } },
    },
    Tabs: {
      styles: {
        root: { '--tab-border-color': 'var(--line)' },
        tabLabel: { fontWeight: 520 },
      },
    },
    Skeleton: { defaultProps: { radius: 'md' } },
  },
});

/** The house's look in the colour of a brand. */
export const themeOf = (brand: string): MantineThemeOverride => ({
  ...theme,
  colors: { ...theme.colors, brand: shadesOf(brand) },
});

const colors = ['yellow', 'blue', 'teal', 'red', 'gray', 'indigo', 'green', 'orange', 'pink', 'violet'];
const deeper: Record<string, string> = {
  yellow: '#7a3e00',
  orange: '#7a3e00',
  teal: '#05603f',
  green: '#05603f',
};

/** A brand's colour wherever it is text or the edge of something: as near to it as WCAG AA allows. */
function brandVariables(brand: string) {
  const shades = shadesOf(brand);
  const lightInk = readable(brand, '#f0f1f5', 4.6);
  const darkInk = readable(mix(brand, '#ffffff', 0.3), '#1d222c', 4.6);
  const darkTint = mix(brand, '#12161d', 0.78);
  return {
    variables: { '--mark': readable(brand, '#ffffff', 3.1) },
    light: {
      '--brand-ink': lightInk,
      '--brand-tint': shades[0],
      '--mantine-color-anchor': lightInk,
      '--mantine-color-brand-text': lightInk,
      '--mantine-color-brand-outline': lightInk,
      '--mantine-color-brand-light-color': readable(shades[9], shades[2], 4.6),
      '--mantine-primary-color-filled': readable(brand, '#ffffff', 3.1),
    },
    dark: {
      '--brand-ink': darkInk,
      '--brand-tint': darkTint,
      '--mantine-color-anchor': darkInk,
      '--mantine-color-brand-text': darkInk,
      '--mantine-color-brand-outline': darkInk,
      '--mantine-color-brand-light': darkTint,
      '--mantine-color-brand-light-hover': mix(brand, '#12161d', 0.7),
      '--mantine-color-brand-light-color': readable(shades[1], mix(brand, '#12161d', 0.7), 4.6),
      '--mantine-primary-color-filled': readable(brand, '#12161d', 3.1),
    },
  };
}

/** Text colours that reach WCAG AA on their backgrounds; the stock ones do not. */
export const colorVariablesOf = (brand: string): CSSVariablesResolver => {
  const own = brandVariables(brand);
  return () => ({
    variables: own.variables,
    light: {
      '--mantine-color-dimmed': '#5b6472',
      '--mantine-color-placeholder': '#6b7280',
      '--mantine-color-text': '#14171f',
      '--mantine-color-error': '#c92a2a',
      '--mantine-color-red-outline': '#c92a2a',
      ...Object.fromEntries(
        colors.map((color) => [
          `--mantine-color-${color}-light-color`,
          deeper[color] ?? `var(--mantine-color-${color}-9)`,
        ]),
      ),
      ...own.light,
    },
    dark: {
      '--mantine-color-dimmed': '#a7aebb',
      '--mantine-color-placeholder': '#8b93a1',
      '--mantine-color-error': '#ff8787',
      '--mantine-color-red-outline': '#ff8787',
      ...Object.fromEntries(
        colors.map((color) => [`--mantine-color-${color}-light-color`, `var(--mantine-color-${color}-1)`]),
      ),
      ...own.dark,
    },
  });
};
