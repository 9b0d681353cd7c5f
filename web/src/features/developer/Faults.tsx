import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { ManifestFault } from '@/lib/api/publishing.ts';
import classes from './Faults.module.css';
import { mended } from './mend.ts';

interface Props {
  faults: ManifestFault[] | undefined;
  error: Error | null;
  text: string;
  onGo: (fault: ManifestFault) => void;
  onMend: (text: string) => void;
}

/** Every mistake of a manifest, with the way to its place and, where a known name was meant, the mend. */
export function Faults({ faults, error, text, onGo, onMend }: Props) {
  const { t } = useTranslation();
  if (error) return <ProblemNotice title={t('faults.failed')} error={error} />;
  if (!faults) return null;
  return (
    <section aria-label={t('faults.label')}>
      <Text size="sm" fw={560} role="status" className={classes.head} data-good={faults.length === 0}>
        {faults.length === 0 && <IconCircleCheck size={18} stroke={1.75} aria-hidden />}
        {faults.length === 0 ? t('faults.none') : t('faults.count', { count: faults.length })}
      </Text>
      {faults.length > 0 && (
        <ul className={classes.list}>
          {faults.map((fault) => {
            const mend = mended(text, fault);
            return (
              <li key={`${fault.pointer} ${fault.line} ${fault.text}`}>
                <Group gap="sm" wrap="nowrap" align="flex-start">
                  <UnstyledButton className={classes.place} onClick={() => onGo(fault)}>
                    {t('faults.line', { line: fault.line })}
                  </UnstyledButton>
                  <div>
                    <Text size="sm">{fault.text}</Text>
                    {fault.pointer && (
                      <Text size="xs" c="dimmed" className={classes.pointer}>
                        {fault.pointer}
                      </Text>
                    )}
                    {mend !== null && (
                      <Button size="compact-xs" variant="default" mt={4} onClick={() => onMend(mend)}>
                        {t('faults.mend', { name: fault.nearest })}
                      </Button>
                    )}
                  </div>
                </Group>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
