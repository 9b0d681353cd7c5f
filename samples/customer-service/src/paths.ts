/**
 * The path of ours that an address means: a path that begins with one slash, or an address of our own origin. Anything
 * else, such as `//elsewhere.example` or `/\elsewhere.example`, would lead away and becomes null.
 */
export function ownPath(address: string, appUrl: URL): string | null {
  if (address.length > 512 || /[\u0000-\u0020\u007f\\]/.test(address)) return null;
  if (address.startsWith("/") ? address.startsWith("//") : !/^https?:\/\//.test(address)) return null;
  if (!URL.canParse(address, appUrl.href)) return null;
  const parsed = new URL(address, appUrl.href);
  if (parsed.origin !== appUrl.origin || parsed.username || parsed.password) return null;
  const path = parsed.pathname + parsed.search;
  return path.startsWith("//") || /%2f%2f|%5c/i.test(parsed.pathname) ? null : path;
}
