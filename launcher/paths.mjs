// Where things are in this checkout.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const at = (...parts) => join(root, ...parts);

export const has = (...parts) => existsSync(at(...parts));

/** Stamps, logs and whatever else may be deleted at any time. */
export const scratch = (...parts) => at("target", ...parts);
