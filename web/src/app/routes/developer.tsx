export { DeveloperPage as DeveloperRoute } from '@/features/developer/DeveloperPage.tsx';
