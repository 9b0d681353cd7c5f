import { Button, FileButton, Group, Input, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure.tsx';
import { operators } from '@/lib/api/index.ts';
import classes from './Brand.module.css';

interface Props {
  variant: 'light' | 'dark';
  logo: string | null;
  mistake: string | undefined;
  onLogo: (logo: string | null) => void;
}

const largest = 1_048_576;

/** A logo for pages of one brightness; it is shown once the settings are saved. */
export function LogoField({ variant, logo, mistake, onLogo }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const upload = useMutation({
    mutationFn: (file: File) => operators.uploadLogo(variant, file),
    onSuccess: onLogo,
  });
  const tooLarge = upload.variables && upload.variables.size > largest;

  return (
    <Input.Wrapper
      label={t(`brand.logo.${variant}`)}
      labelElement="div"
      labelProps={{ id }}
      description={t('brand.logoText')}
      error={mistake}
    >
      <Group gap="sm" mt={6} role="group" aria-labelledby={id}>
        {logo ? (
          <span className={classes.logo} data-scheme={variant}>
            <img src={logo} alt={t('brand.logoNow')} />
          </span>
        ) : (
          <Text size="sm" c="dimmed">
            {t('brand.noLogo')}
          </Text>
        )}
        <FileButton
          accept="image/png,image/jpeg"
          inputProps={{ 'aria-label': t(`brand.logo.${variant}`) }}
          onChange={(file) => file && upload.mutate(file)}
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconUpload size={15} stroke={1.75} />}
              loading={upload.isPending}
              aria-describedby={id}
            >
              {t(logo ? 'brand.replace' : 'brand.upload')}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button size="xs" variant="default" aria-describedby={id} onClick={() => onLogo(null)}>
            {t('brand.remove')}
          </Button>
        )}
      </Group>
      {upload.error && (
        <div style={{ marginTop: '0.75rem' }}>
          <Failure title={t(tooLarge ? 'brand.tooLarge' : 'brand.notUploaded')} error={upload.error} />
        </div>
      )}
    </Input.Wrapper>
  );
}
