/**
 * What a widget's bundle is written against: the global `patchbay`, which is there before the bundle runs.
 *
 * ```ts
 * import type {} from '@patchbay/widget';
 *
 * const { locale } = await patchbay.ready();
 * patchbay.data.subscribe('self', ({ records, state }) => draw([...records.values()], state, locale));
 * ```
 *
 * @packageDocumentation
 */

import type { Patchbay } from './api.ts';

export type * from './api.ts';
export type * from './protocol.ts';

declare global {
  interface Window {
    readonly patchbay: Patchbay;
  }
  var patchbay: Patchbay;
}
