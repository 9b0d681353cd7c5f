export { NoticesPage as NoticesRoute } from '@/features/notices/NoticesPage.tsx';
