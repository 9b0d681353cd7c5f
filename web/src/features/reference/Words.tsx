import { Code } from '@mantine/core';
import { Fragment } from 'react';

/** A sentence of the contract, which is English in every language; what stands between backticks is of programs. */
export function Words({ text }: { text: string }) {
  return (
    <span lang="en">
      {text.split('`').map((part, at) => {
        const key = `${at}`;
        return at % 2 === 1 ? <Code key={key}>{part}</Code> : <Fragment key={key}>{part}</Fragment>;
      })}
    </span>
  );
}
