import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlatformSettings } from '@/lib/api/index.ts';
import { mix, readable } from '@/lib/color.ts';
import classes from './Brand.module.css';

type Brand = PlatformSettings['brand'];

const schemes = {
  light: {
    page: '#fcfcfd',
    surface: '#ffffff',
    line: '#e6e8ec',
    text: '#14171f',
    dimmed: '#5b6472',
    ink: (brand: string) => readable(brand, '#f0f1f5', 4.6),
  },
  dark: {
    page: '#0b0e13',
    surface: '#12161d',
    line: '#232934',
    text: '#e6e8ec',
    dimmed: '#a7aebb',
    ink: (brand: string) => readable(mix(brand, '#ffffff', 0.3), '#1d222c', 4.6),
  },
};

/** The top of a page, the sign-in page and a mail in a brand's look, light and dark. */
export function BrandPreview({ brand }: { brand: Brand }) {
  const { t } = useTranslation();
  return (
    <figure className={classes.preview}>
      <figcaption>{t('brand.preview')}</figcaption>
      {(['light', 'dark'] as const).map((scheme) => (
        <Sample key={scheme} brand={brand} scheme={scheme} />
      ))}
    </figure>
  );
}

function Sample({ brand, scheme }: { brand: Brand; scheme: 'light' | 'dark' }) {
  const { t } = useTranslation();
  const look = schemes[scheme];
  const name = brand.name.trim() || '…';
  const own = scheme === 'light' ? brand.logoLight : brand.logoDark;
  const logo = own ?? brand.logoLight ?? brand.logoDark;
  const style = {
    '--sample-page': look.page,
    '--sample-surface': look.surface,
    '--sample-line': look.line,
    '--sample-text': look.text,
    '--sample-dimmed': look.dimmed,
    '--sample-brand': brand.primaryColor,
    '--sample-ink': look.ink(brand.primaryColor),
    '--sample-mark': readable(brand.primaryColor, '#ffffff', 3.1),
  } as CSSProperties;
  const mark = logo ? <img src={logo} alt="" /> : <span className={classes.mark} />;

  return (
    <div
      className={classes.scheme}
      style={style}
      role="img"
      aria-label={t(`brand.sample.${scheme}`, { name })}
    >
      <div className={classes.bar} aria-hidden>
        {mark}
        <span className={classes.name}>{name}</span>
      </div>
      <div className={classes.pages} aria-hidden>
        <div className={classes.card}>
          <span className={classes.title}>{t('brand.sample.signIn', { name })}</span>
          <span className={classes.field} />
          <span className={classes.button}>{t('account.signIn')}</span>
          <span className={classes.link}>{t('brand.sample.forgot')}</span>
        </div>
        <div className={classes.card}>
          <span className={classes.dimmed}>{t('brand.sample.mail')}</span>
          <span className={classes.title}>{t('brand.sample.subject', { name })}</span>
          <span>{t('brand.sample.text')}</span>
          <span className={classes.button}>{t('brand.sample.button')}</span>
        </div>
      </div>
    </div>
  );
}
