/** A moment as a field of a form has it, by this person's clock: `2026-11-22T14:00`. */
const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** The moment that a field names, as the API wants it; nothing for what is none. */
export function momentOf(written: string | undefined): string | undefined {
  if (!written || !local.test(written)) return undefined;
  const at = new Date(written);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** A moment for a field. */
export function fieldOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
