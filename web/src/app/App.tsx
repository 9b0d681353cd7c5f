import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { StepUp } from '@/components/StepUp.tsx';
import { Toasts } from '@/components/toasts.tsx';
import { Branded } from './Branded.tsx';
import type { newRouter } from './router.tsx';

interface Props {
  queries: QueryClient;
  router: ReturnType<typeof newRouter>;
  language: i18n;
  env?: 'default' | 'test';
}

export function App({ queries, router, language, env = 'default' }: Props) {
  return (
    <I18nextProvider i18n={language}>
      <QueryClientProvider client={queries}>
        <Branded env={env}>
          <RouterProvider router={router} />
          <StepUp />
          <Toasts />
        </Branded>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
