/** A text as one word of a shell. */
export const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A request as a command of a shell. A header without a value is made anew at each sending, and left out. */
export const curlOf = (url: string, headers: Record<string, string | null>, body: string) =>
  [
    `curl -X POST ${quoted(url)}`,
    ...Object.entries(headers).flatMap(([name, value]) =>
      value === null ? [] : [`-H ${quoted(`${name}: ${value}`)}`],
    ),
    `--data-raw ${quoted(body)}`,
  ].join(' \\\n  ');
