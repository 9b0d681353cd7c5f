import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Store } from "../dist/store.js";

const aFile = () => join(mkdtempSync(join(tmpdir(), "store-")), "deep", "store.jsonl");

test("finds after opening again what was written, and not what was dropped", () => {
  const file = aFile();
  const store = Store.open(file);
  const things = store.table("things");
  store.write(things.put("a", "1", { text: "Grüße" }), things.put("b", "1", { text: "other" }));
  store.write(things.drop("b", "1"));
  store.close();
  const again = Store.open(file).table("things");
  assert.deepEqual(again.all("a"), [{ text: "Grüße" }]);
  assert.deepEqual(again.all("b"), []);
});

test("a crash at any byte leaves each write whole or absent", () => {
  const file = aFile();
  const store = Store.open(file);
  const things = store.table("things");
  store.write(things.put("a", "1", "é"), things.put("a", "2", "é"));
  const first = statSync(file).size;
  store.write(things.put("a", "3", "é"), things.put("a", "4", "é"));
  store.close();
  const whole = readFileSync(file);
  for (let length = first; length <= whole.length; length++) {
    writeFileSync(file, whole);
    truncateSync(file, length);
    const after = Store.open(file);
    assert.equal(after.table("things").all("a").length, length === whole.length ? 4 : 2);
    after.write(after.table("things").put("a", "5", "next"));
    after.close();
    const reopened = Store.open(file);
    assert.ok(reopened.table("things").get("a", "5"), `writing goes on after ${length} bytes`);
    reopened.close();
  }
});

test("refuses to start on a file that is damaged in the middle", () => {
  const file = aFile();
  const store = Store.open(file);
  store.write(store.table("things").put("a", "1", 1));
  store.close();
  appendFileSync(file, 'garbage\n[["things","a","2",2]]\n');
  assert.throws(() => Store.open(file), /damaged at byte/);
});

test("leaves only the newest of each cell when the file has grown", () => {
  const file = aFile();
  const store = Store.open(file);
  const things = store.table("things");
  for (let i = 0; i < 30; i++) store.write(things.put("a", "1", "x".repeat(50_000)), things.put("a", "2", i));
  store.close();
  const before = statSync(file).size;
  const again = Store.open(file);
  assert.ok(statSync(file).size < before / 20);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(again.table("things").get("a", "2"), 29);
  again.write(again.table("things").put("a", "3", "after"));
  again.close();
  assert.equal(Store.open(file).table("things").get("a", "3"), "after");
});

test("a write that fails changes nothing", () => {
  const file = aFile();
  const store = Store.open(file);
  const things = store.table("things");
  store.close();
  assert.throws(() => store.write(things.put("a", "1", 1)), /closed/);
  assert.deepEqual(things.all("a"), []);
});
