import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import classes from './Screenshots.module.css';

interface Props {
  screenshots: string[];
  app: string;
}

/** A strip to leaf through; each opens at full size. */
export function Screenshots({ screenshots, app }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const name = (index: number) =>
    t('listing.screenshot', { app, index: index + 1, count: screenshots.length });

  return (
    <section aria-label={t('listing.screenshots')}>
      <ul className={classes.strip}>
        {screenshots.map((url, index) => (
          <li key={url}>
            <UnstyledButton className={classes.frame} onClick={() => setOpen(url)}>
              <img src={url} alt={name(index)} loading="lazy" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Dialog
        opened={open !== null}
        onClose={() => setOpen(null)}
        size="min(72rem, 94vw)"
        title={open && name(screenshots.indexOf(open))}
      >
        {open && <img src={open} alt={name(screenshots.indexOf(open))} className={classes.full} />}
      </Dialog>
    </section>
  );
}
