import assert from "node:assert/strict";
import { test } from "node:test";
import { Tally } from "../tally.mjs";

function counted(succeeded, ...pieces) {
  const tally = new Tally();
  const stage = tally.of("stage");
  for (const piece of pieces) stage.hear(piece);
  tally.end("stage", succeeded);
  return [tally.passed, tally.failed];
}

test("counts Surefire's total and not the classes again", () => {
  assert.deepEqual(
    counted(
      false,
      "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in A\n[ERROR] Tests ru",
      "n: 10, Failures: 1, Errors: 2, Skipped: 3\n",
    ),
    [4, 3],
  );
});

test("counts Node's and Vitest's tests, several runs in one stage", () => {
  assert.deepEqual(counted(true, "ℹ pass 5\nℹ fail 0\n# pass 2\n# fail 0\n"), [7, 0]);
  assert.deepEqual(counted(false, "      Tests  1 failed | 12 passed (13)\n"), [12, 1]);
  assert.deepEqual(counted(true, "      Tests  12 passed (12)"), [12, 0]);
});

test("counts a stage without tests as one, and never as passed when it failed", () => {
  assert.deepEqual(counted(true, "fine\n"), [1, 0]);
  assert.deepEqual(counted(false, "# pass 4\n"), [4, 1]);
});

test("names what passed only when it was run once more, and counts it as passed", () => {
  const tally = new Tally();
  tally
    .of("stage")
    .hear(
      "[WARNING] Flakes: \n[WARNING] dev.patchbay.broker.BrokerTests.takesAway\n[ERROR]   Run 1: BrokerTests.takesAway:85\n[INFO]   Run 2: PASS\n" +
        "[WARNING] Tests run: 51, Failures: 0, Errors: 0, Skipped: 0, Flakes: 1\n",
    );
  tally.end("stage", true);
  assert.deepEqual([tally.passed, tally.failed, tally.again], [51, 0, ["dev.patchbay.broker.BrokerTests.takesAway"]]);
});
