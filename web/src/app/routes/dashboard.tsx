export { DashboardPage as DashboardRoute } from '@/features/dashboard/DashboardPage.tsx';
