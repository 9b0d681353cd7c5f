#!/usr/bin/env node
// Called by Maven before it packs the jar: builds the web pages if their inputs changed and puts them into the classes.

import { buildWeb, copyWebInto } from "./build.mjs";
import { at } from "./paths.mjs";

try {
  await buildWeb();
  copyWebInto(at("server", "target", "classes"));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
