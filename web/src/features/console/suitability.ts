import { contrast, mix } from '@/lib/color.ts';

/** Letters: WCAG 2.2, 1.4.3. Shapes: 1.4.11. */
const needed = { text: 4.5, shape: 3 };
const dark = '#14181f';

const suits = (color: string) =>
  contrast(color, '#ffffff') >= needed.text && contrast(color, dark) >= needed.shape;

/** Whether white letters can be read on a colour and the colour is seen on a dark page, and the nearest one that suits. */
export function suitabilityOf(color: string) {
  const onWhite = contrast(color, '#ffffff');
  const end = onWhite < needed.text ? '#000000' : '#ffffff';
  const steps = Array.from({ length: 50 }, (_, n) => mix(color, end, n / 50));
  return {
    onWhite,
    onDark: contrast(color, dark),
    needed,
    suits: suits(color),
    suitable: steps.find(suits) ?? '#4263eb',
  };
}
