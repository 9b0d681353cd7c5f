import { seen } from '../../src/features/dashboard/builtin/seen.ts';
import { crypto, machine, type Source } from './sources.ts';

const now = Date.now();
const minute = 60_000;

/** As if the page had been open for a quarter of an hour, with three minutes in which the source was away. */
function remember(source: Source, field: string, minutes: number, points: number, step = 5000) {
  for (const [key, { value }] of source.live.records) {
    const last = Number(value[field]);
    const look = { installation: source.choice.installation.id, key, field, minutes, points };
    const seed = key.length * 13 + last;
    for (let time = now - 14 * minute; time < now - 2000; time += step) {
      const away = time > now - 8 * minute && time < now - 5 * minute;
      const n = (time - now) / 30_000;
      const share =
        (Math.sin(n / 2 + seed) * 0.06 + Math.sin(n * 3 + seed * 2) * 0.025) *
        Math.min(1, (now - time) / minute);
      seen.note(look, time, away || !Number.isFinite(last) ? null : last * (1 + share));
    }
  }
}

for (const source of [crypto, machine]) {
  const field = source === crypto ? 'usd' : 'value';
  remember(source, field, 15, 600);
  remember(source, field, 60, 120);
  remember(source, field, 60, 60);
}
