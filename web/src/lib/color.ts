/** A colour as red, green and blue from 0 to 1. */
type Rgb = [number, number, number];

export const isColor = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

const rgbOf = (hex: string): Rgb => {
  const whole = Number.parseInt(hex.slice(1), 16);
  return [((whole >> 16) & 255) / 255, ((whole >> 8) & 255) / 255, (whole & 255) / 255];
};

const hexOf = (rgb: Rgb) =>
  `#${rgb
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const gamma = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string) {
  const [red, green, blue] = rgbOf(hex).map(linear) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, WCAG 2.2: from 1 to 21. */
export function contrast(one: string, other: string) {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Oklab, where equal steps look equal: https://bottosson.github.io/posts/oklab/ */
function toLab(hex: string): Rgb {
  const [r, g, b] = rgbOf(hex).map(linear) as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([lightness, a, b]: Rgb): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return hexOf(
    (
      [
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
      ] as Rgb
    ).map(gamma) as Rgb,
  );
}

/** `share` of the second colour in the first. */
export function mix(one: string, other: string, share: number): string {
  const [from, to] = [toLab(one), toLab(other)];
  return fromLab(from.map((part, n) => part + ((to[n] ?? 0) - part) * share) as Rgb);
}

/** The colour nearest to one that can be told from a background well enough, on the way to black or white. */
export function readable(color: string, background: string, ratio: number): string {
  const end = luminance(background) > 0.179 ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.02) {
    const tried = mix(color, end, share);
    if (contrast(tried, background) >= ratio) return tried;
  }
  return end;
}

/** Above it black text reads better than white; each reaches at least 4.5 : 1 on its side. */
export const luminanceThreshold = 0.179;

export const textOn = (color: string) => (luminance(color) > luminanceThreshold ? '#000000' : '#ffffff');

/** Ten shades of a colour from pale to deep; the eighth is the colour itself. */
export function shadesOf(color: string) {
  const paler = (share: number) => mix(color, '#ffffff', share);
  // Under black text the next shade is lighter, so that the text stays readable while a pointer is over it.
  const away = textOn(color) === '#000000' ? '#ffffff' : '#000000';
  return [
    paler(0.94),
    paler(0.88),
    paler(0.76),
    paler(0.62),
    paler(0.47),
    paler(0.3),
    paler(0.14),
    color,
    mix(color, away, 0.12),
    mix(color, '#000000', 0.3),
  ] as const;
}
