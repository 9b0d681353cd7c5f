import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** To what the marketplace says of an app. */
export function ListingLink({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <Anchor
      inherit
      c="dimmed"
      underline="always"
      renderRoot={(props) => <Link to="/listings/$name" params={{ name }} {...props} />}
    >
      {t('app.listing')}
    </Anchor>
  );
}
