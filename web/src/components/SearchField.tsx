import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  q: string;
  onSearch: (q: string) => void;
  /** Whether the keyboard begins here, in what has just opened. */
  first?: boolean;
}

const pause = 250;

/** A field that searches when the typing pauses. */
export function SearchField({ label, q, onSearch, first }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => onSearch(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed, q, onSearch]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      data-autofocus={first || undefined}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      rightSection={
        typed ? (
          <CloseButton size="sm" aria-label={t('marketplace.clear')} onClick={() => setTyped('')} />
        ) : null
      }
      styles={{ root: { flex: '1 1 14rem', maxWidth: '24rem' } }}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}
