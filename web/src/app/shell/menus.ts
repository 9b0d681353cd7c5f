/** The menus of the shell, in one file that comes later. */
export { AccountItems } from './AccountItems.tsx';
export { ColorSchemeItems } from './ColorSchemeItems.tsx';
export { NavigationItems } from './NavigationItems.tsx';
export { OrganizationItems } from './OrganizationItems.tsx';
