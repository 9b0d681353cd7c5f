import { CloseButton, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Hero.module.css';
import { Jacks } from './Jacks.tsx';

interface Props {
  q: string;
  onSearch: (q: string) => void;
}

const pause = 200;

/** The search field in its setting. Searches when the typing pauses. */
export function Hero({ q, onSearch }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(q);

  // The address is the truth: back and forward change what is typed here.
  useEffect(() => setTyped(q), [q]);

  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => onSearch(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed, q, onSearch]);

  return (
    <section className={classes.hero}>
      <Jacks className={classes.jacks} />
      <div className={classes.inner}>
        <Title order={1} className={classes.title}>
          {t('marketplace.title')}
        </Title>
        <p className={classes.lead}>{t('marketplace.lead')}</p>
        <search className={classes.search}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              onSearch(typed.trim());
            }}
          >
            <TextInput
              size="lg"
              radius="md"
              type="search"
              aria-label={t('marketplace.search')}
              placeholder={t('marketplace.placeholder')}
              leftSection={<IconSearch size={20} stroke={1.75} />}
              rightSection={
                typed ? (
                  <CloseButton aria-label={t('marketplace.clear')} onClick={() => setTyped('')} />
                ) : null
              }
              classNames={{ input: classes.field }}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              enterKeyHint="search"
            />
          </form>
        </search>
      </div>
    </section>
  );
}
