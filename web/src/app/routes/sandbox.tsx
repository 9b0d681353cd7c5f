export { SandboxPage as SandboxRoute } from '@/features/developer/SandboxPage.tsx';
