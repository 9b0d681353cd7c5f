import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newI18n } from '@/lib/i18n.ts';
import { newQueryClient } from '@/lib/queryClient.ts';
import { App } from './App.tsx';
import { newRouter } from './router.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const queries = newQueryClient();
const language = await newI18n();

createRoot(root).render(
  <StrictMode>
    <App queries={queries} router={newRouter(queries, language)} language={language} />
  </StrictMode>,
);
