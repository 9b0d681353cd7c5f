import { Card, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './Section.module.css';

interface Props {
  title: string;
  text?: ReactNode;
  children: ReactNode;
}

/** One matter of a page of settings. */
export function Section({ title, text, children }: Props) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} className={classes.section}>
      <Title order={2} id={id} mb={text ? 4 : 'md'}>
        {title}
      </Title>
      {text && (
        <div className={classes.text} style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
          {text}
        </div>
      )}
      <div>{children}</div>
    </Card>
  );
}
