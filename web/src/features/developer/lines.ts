export interface Line {
  text: string;
  /** In which of the two texts it stands. */
  in: 'both' | 'first' | 'second';
}

/** More pairs of lines than this are not compared: the texts then count as different in all of their middle. */
const mostPairs = 4_000_000;

/** What two texts have in common, line by line, and what only one of them has. */
export function compare(first: string, second: string): Line[] {
  const [a, b] = [first.split('\n'), second.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const same = (lines: string[]): Line[] => lines.map((text) => ({ text, in: 'both' }));
  return [
    ...same(a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ];
}

function middle(a: string[], b: string[]): Line[] {
  const only = (lines: string[], where: 'first' | 'second'): Line[] =>
    lines.map((text) => ({ text, in: where }));
  if (a.length * b.length > mostPairs) return [...only(a, 'first'), ...only(b, 'second')];
  const width = b.length + 1;
  // How many lines are common to what follows each pair.
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({ text: a[i] ?? '', in: 'both' });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) lines.push({ text: a[i++] ?? '', in: 'first' });
    else lines.push({ text: b[j++] ?? '', in: 'second' });
  }
  return [...lines, ...only(a.slice(i), 'first'), ...only(b.slice(j), 'second')];
}

/** The lines with a difference and a few around each; a number stands for how many are left out. */
export function around(lines: Line[], context = 3): (Line | number)[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some((line) => line.in !== 'both'),
  );
  const shown: (Line | number)[] = [];
  for (const [at, line] of lines.entries()) {
    if (near[at]) shown.push(line);
    else {
      const last = shown.at(-1);
      if (typeof last === 'number') shown[shown.length - 1] = last + 1;
      else shown.push(1);
    }
  }
  return shown;
}
