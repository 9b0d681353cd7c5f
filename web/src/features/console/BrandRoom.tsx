import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mistakeIn } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import type { PlatformSettings } from '@/lib/api/index.ts';
import { isColor } from '@/lib/color.ts';
import { useFormat } from '@/lib/format.ts';
import { languages, spoken } from '@/lib/i18n.ts';
import classes from './Brand.module.css';
import { BrandPreview } from './BrandPreview.tsx';
import { LogoField } from './LogoField.tsx';
import { useSaveSettings } from './queries.ts';
import { SettingsForm, SettingsSection } from './SettingsForm.tsx';
import { suitabilityOf } from './suitability.ts';

/** Name, colour and logos, and how they look before they are saved. */
export function BrandRoom() {
  const { t } = useTranslation();
  return (
    <SettingsSection title={t('brand.title')} text={t('brand.text')}>
      {(settings, reload) => <BrandForm settings={settings} onReload={reload} />}
    </SettingsSection>
  );
}

function BrandForm({ settings, onReload }: { settings: PlatformSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const [brand, setBrand] = useState(settings.brand);
  const [defaultLocale, setDefaultLocale] = useState(spoken([settings.defaultLocale]) ?? 'en');
  const save = useSaveSettings(settings);
  const change = (changes: Partial<typeof brand>) => setBrand((known) => ({ ...known, ...changes }));
  const colorStands = isColor(brand.primaryColor);
  const { suits, suitable } = suitabilityOf(colorStands ? brand.primaryColor : '#4263eb');

  return (
    <SettingsForm
      act={save}
      onReload={onReload}
      onSave={() =>
        colorStands &&
        suits &&
        save.mutate(
          { brand: { ...brand, name: brand.name.trim() }, defaultLocale },
          { onSuccess: () => toast(t('brand.saved')) },
        )
      }
    >
      <div className={classes.columns}>
        <Stack gap="md">
          <TextInput
            label={t('brand.name')}
            description={t('brand.nameText')}
            required
            withAsterisk={false}
            maxLength={60}
            value={brand.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={mistakeIn(save.error, '/brand/name')}
          />
          <ColorField
            color={brand.primaryColor}
            onColor={(primaryColor) => change({ primaryColor })}
            mistake={mistakeIn(save.error, '/brand/primaryColor')}
          />
          <LogoField
            variant="light"
            logo={brand.logoLight}
            mistake={mistakeIn(save.error, '/brand/logoLight')}
            onLogo={(logoLight) => change({ logoLight })}
          />
          <LogoField
            variant="dark"
            logo={brand.logoDark}
            mistake={mistakeIn(save.error, '/brand/logoDark')}
            onLogo={(logoDark) => change({ logoDark })}
          />
          <NativeSelect
            label={t('brand.language')}
            description={t('brand.languageText')}
            value={defaultLocale}
            onChange={(event) => setDefaultLocale(spoken([event.currentTarget.value]) ?? 'en')}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          />
        </Stack>
        <BrandPreview brand={{ ...brand, primaryColor: suitable }} />
      </div>
    </SettingsForm>
  );
}

interface ColorProps {
  color: string;
  onColor: (color: string) => void;
  mistake: string | undefined;
}

function ColorField({ color, onColor, mistake }: ColorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = isColor(color) ? suitabilityOf(color) : null;
  const error = () => {
    if (!found) return t('brand.notAColor');
    if (found.suits) return mistake;
    return found.onWhite < found.needed.text
      ? t('brand.tooLight', { ratio: format.ratio(found.onWhite) })
      : t('brand.tooDark', { ratio: format.ratio(found.onDark) });
  };

  return (
    <div>
      <TextInput
        label={t('brand.color')}
        description={t('brand.colorText')}
        required
        withAsterisk={false}
        maxLength={7}
        spellCheck={false}
        value={color}
        onChange={(event) => onColor(event.currentTarget.value.trim())}
        error={error()}
        leftSection={
          <input
            type="color"
            className={classes.swatch}
            aria-label={t('brand.choose')}
            value={found ? color.toLowerCase() : '#4263eb'}
            onChange={(event) => onColor(event.currentTarget.value)}
          />
        }
        leftSectionPointerEvents="all"
      />
      {found?.suits && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('brand.suits', { text: format.ratio(found.onWhite), shape: format.ratio(found.onDark) })}
        </Text>
      )}
      {found && !found.suits && (
        <Group mt={6} gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => onColor(found.suitable)}>
            {t('brand.useInstead', { color: found.suitable })}
          </Button>
        </Group>
      )}
    </div>
  );
}
