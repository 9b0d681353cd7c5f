import { install } from './runtime.ts';

install(window);
