/** What is a colour, size or shadow here, by the names that MCP Apps gives to such things. */
const names: Record<string, string> = {
  '--color-background-primary': '--surface',
  '--color-background-secondary': '--surface-sunken',
  '--color-background-tertiary': '--page',
  '--color-background-inverse': '--mantine-color-text',
  '--color-background-info': '--mantine-color-blue-light',
  '--color-background-danger': '--mantine-color-red-light',
  '--color-background-success': '--mantine-color-green-light',
  '--color-background-warning': '--mantine-color-yellow-light',
  '--color-background-disabled': '--mantine-color-disabled',
  '--color-text-primary': '--mantine-color-text',
  '--color-text-secondary': '--mantine-color-dimmed',
  '--color-text-tertiary': '--mantine-color-placeholder',
  '--color-text-inverse': '--surface',
  '--color-text-info': '--mantine-color-blue-light-color',
  '--color-text-danger': '--mantine-color-error',
  '--color-text-success': '--mantine-color-green-light-color',
  '--color-text-warning': '--mantine-color-yellow-light-color',
  '--color-text-disabled': '--mantine-color-disabled-color',
  '--color-border-primary': '--line',
  '--color-border-secondary': '--line',
  '--color-border-danger': '--mantine-color-red-outline',
  '--color-border-success': '--mantine-color-green-outline',
  '--color-border-warning': '--mantine-color-yellow-outline',
  '--color-ring-primary': '--mantine-primary-color-filled',
  '--color-ring-danger': '--mantine-color-error',
  '--font-mono': '--mantine-font-family-monospace',
  '--font-text-xs-size': '--mantine-font-size-xs',
  '--font-text-sm-size': '--mantine-font-size-sm',
  '--font-text-md-size': '--mantine-font-size-md',
  '--font-text-lg-size': '--mantine-font-size-lg',
  '--font-text-xs-line-height': '--mantine-line-height-xs',
  '--font-text-sm-line-height': '--mantine-line-height-sm',
  '--font-text-md-line-height': '--mantine-line-height-md',
  '--font-text-lg-line-height': '--mantine-line-height-lg',
  '--font-heading-sm-size': '--mantine-h4-font-size',
  '--font-heading-md-size': '--mantine-h3-font-size',
  '--font-heading-lg-size': '--mantine-h2-font-size',
  '--font-heading-xl-size': '--mantine-h1-font-size',
  '--border-radius-xs': '--mantine-radius-xs',
  '--border-radius-sm': '--mantine-radius-sm',
  '--border-radius-md': '--mantine-radius-md',
  '--border-radius-lg': '--mantine-radius-lg',
  '--border-radius-xl': '--mantine-radius-xl',
  '--shadow-md': '--shadow-raised',
};

/** What does not change, or is not ours to give away: a frame has no fonts but those of the machine. */
const constant: Record<string, string> = {
  '--color-background-ghost': 'transparent',
  '--color-border-ghost': 'transparent',
  '--font-sans': 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  '--font-weight-normal': '400',
  '--font-weight-medium': '520',
  '--font-weight-semibold': '600',
  '--font-weight-bold': '700',
  '--border-radius-full': '9999px',
  '--border-width-regular': '1px',
};

/** `calc(1rem * var(--scale))`, as Mantine writes sizes, says nothing where that scale is unknown. */
const plain = (value: string) => /^calc\(([\d.]+(?:rem|px)) \* 1\)$/.exec(value)?.[1] ?? value;

/** The page's own look as it is now, for a widget to look like it. */
export function hostStyles(root: Element = document.documentElement): Record<string, string> {
  const computed = getComputedStyle(root);
  const found = Object.entries(names).flatMap(([name, own]) => {
    const value = computed.getPropertyValue(own).trim();
    return value ? [[name, plain(value)]] : [];
  });
  return { ...constant, ...Object.fromEntries(found) };
}
