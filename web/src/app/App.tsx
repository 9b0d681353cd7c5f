import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { Toasts } from '@/components/toasts.tsx';
import type { newRouter } from './router.tsx';
import { colorVariables, theme } from './theme.ts';

interface Props {
  queries: QueryClient;
  router: ReturnType<typeof newRouter>;
  language: i18n;
  env?: 'default' | 'test';
}

export function App({ queries, router, language, env = 'default' }: Props) {
  return (
    <I18nextProvider i18n={language}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={colorVariables}
        defaultColorScheme="auto"
        env={env}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <Toasts />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
