import { install } from './runtime.ts';

const { bundle: src = '', integrity = '' } =
  (document.currentScript as HTMLScriptElement | null)?.dataset ?? {};

install(window, src && integrity ? { src, integrity } : null);
