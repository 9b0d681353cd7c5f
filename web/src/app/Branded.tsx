import { MantineProvider } from '@mantine/core';
import { type ReactNode, useContext, useEffect, useMemo } from 'react';
import { I18nContext } from 'react-i18next';
import { isColor, readable } from '@/lib/color.ts';
import { nameBrand } from '@/lib/i18n.ts';
import { usePlatform } from '@/lib/platform.ts';
import mark from './mark.svg?raw';
import { colorVariablesOf, themeOf } from './theme.ts';

interface Props {
  env: 'default' | 'test';
  children: ReactNode;
}

/** Everything in the name and the colours that the operator of this marketplace chose. */
export function Branded({ env, children }: Props) {
  const { name, primaryColor, logo } = usePlatform();
  const { i18n } = useContext(I18nContext);
  const brand = isColor(primaryColor) ? primaryColor.toLowerCase() : '#4263eb';
  const [theme, variables] = useMemo(() => [themeOf(brand), colorVariablesOf(brand)], [brand]);

  useEffect(() => nameBrand(i18n, name), [i18n, name]);
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!icon) return;
    icon.removeAttribute('type');
    icon.href =
      logo.light ??
      logo.dark ??
      `data:image/svg+xml,${encodeURIComponent(mark.replaceAll('#4263eb', readable(brand, '#ffffff', 3.1)))}`;
  }, [logo, brand]);

  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" env={env}>
      {children}
    </MantineProvider>
  );
}
