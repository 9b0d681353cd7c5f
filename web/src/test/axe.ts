import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { expect } from 'vitest';

/** Says that the page stands (axe finds nothing wrong with a blank one) and breaks no rule that can be told without pixels. */
export async function expectAccessible(heading: string | RegExp) {
  await screen.findByRole('heading', { level: 1, name: heading });
  const { violations } = await axe.run(document.body, {
    // What runs in the frames of others is not loaded here.
    iframes: false,
    rules: { 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
    [],
  );
}
