import { useNavigate } from '@tanstack/react-router';
import { NewOrganizationPage } from '@/features/start/NewOrganizationPage.tsx';
import { useSwitchOrganization } from '@/lib/session.ts';

export function NewOrganizationRoute() {
  const navigate = useNavigate();
  const switching = useSwitchOrganization();
  return (
    <NewOrganizationPage
      onCreated={async ({ id }) => {
        await switching.mutateAsync(id).catch(() => {});
        await navigate({ to: '/organization/{-$tab}', params: { tab: undefined } });
      }}
    />
  );
}
