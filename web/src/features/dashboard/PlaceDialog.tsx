import { Button, Group, NumberInput, SimpleGrid, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import type { Place, Placement } from '@/lib/api/dashboard.ts';
import { menuOf } from './focus.ts';
import { boundsOf, grid, placeOf, sized } from './layout.ts';
import { titleOf } from './WidgetCard.tsx';

interface Props {
  placement: Placement;
  onPut: (place: Place) => void;
  onClose: () => void;
}

/** Where a widget stands and how large it is, in numbers. */
export function PlaceDialog({ placement, onPut, onClose }: Props) {
  const { t } = useTranslation();
  const { min, max } = boundsOf(placement);
  const [{ x, y, w, h }, setPlace] = useState(() => placeOf(placement));
  const field = (name: 'x' | 'y' | 'w' | 'h', shown: number, least: number, most: number) => (
    <NumberInput
      label={t(`dashboard.place.${name}`)}
      value={shown}
      min={least}
      max={most}
      allowDecimal={false}
      clampBehavior="strict"
      onChange={(value) => {
        const number = Number(value);
        const given = name === 'x' || name === 'y' ? number - 1 : number;
        if (value !== '') setPlace((place) => ({ ...place, [name]: given }));
      }}
      data-autofocus={name === 'x' || undefined}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const size = sized({ w, h }, { min, max });
    onPut({ id: placement.id, x: Math.min(x, grid.columns - size.w), y, ...size });
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('dashboard.place.title', { title: titleOf(placement) })}
      otherwise={() => menuOf(placement.id)}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <SimpleGrid cols={2}>
            {field('x', x + 1, 1, grid.columns)}
            {field('y', y + 1, 1, grid.rows)}
            {field('w', w, min.w, max.w)}
            {field('h', h, min.h, max.h)}
          </SimpleGrid>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit">{t('dashboard.place.put')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
