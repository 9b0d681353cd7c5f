/** Search params as plain words: `?q=crm&category=support`. */
export const plainSearch = {
  parse: (search: string): Record<string, unknown> => Object.fromEntries(new URLSearchParams(search)),
  stringify(search: Record<string, unknown>): string {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(search)) {
      if (value !== undefined && value !== null) params.set(name, String(value));
    }
    const written = params.toString();
    return written ? `?${written}` : '';
  },
};
