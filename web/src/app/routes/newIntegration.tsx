export { NewIntegrationPage as NewIntegrationRoute } from '@/features/developer/NewIntegrationPage.tsx';
