// Counts tests from what the runners say in the end. A stage without tests of its own counts as one.

const COUNTS = [
  // Surefire's last line has no "Time elapsed"
  {
    line: /^(?:\[\w+\] )?Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)(?:, Flakes: \d+)?$/,
    of: ([run, failures, errors, skipped]) => ({ passed: run - failures - errors - skipped, failed: failures + errors }),
  },
  { line: /^(?:#|ℹ) pass (\d+)$/, of: ([passed]) => ({ passed, failed: 0 }) },
  { line: /^(?:#|ℹ) fail (\d+)$/, of: ([failed]) => ({ passed: 0, failed }) },
  {
    line: /^\s*Tests\s+(?:(\d+) failed \| )?(?:(\d+) skipped \| )?(\d+) passed/,
    of: ([failed, , passed]) => ({ passed, failed }),
  },
  { line: /^\s*Tests\s+(\d+) failed \(\d+\)/, of: ([failed]) => ({ passed: 0, failed }) },
];

/** How Surefire names, in the end, what passed only when it was run once more. */
const AGAIN = /^\[WARNING\] (dev\.patchbay\.\S.*)$/;

export class Tally {
  passed = 0;
  failed = 0;
  /** Names of the tests that passed only when they were run once more. */
  again = [];
  #stages = new Map();

  /** What a stage tells its output to. */
  of(name) {
    const stage = { passed: 0, failed: 0, rest: "" };
    this.#stages.set(name, stage);
    return {
      hear: (text) => {
        const lines = (stage.rest + text).split("\n");
        stage.rest = lines.pop();
        for (const line of lines) {
          count(stage, line);
          const found = AGAIN.exec(line.trimEnd());
          if (found) this.again.push(found[1]);
        }
      },
    };
  }

  end(name, succeeded) {
    const stage = this.#stages.get(name);
    count(stage, stage.rest);
    if (stage.passed + stage.failed === 0) stage.passed = succeeded ? 1 : 0;
    if (!succeeded && stage.failed === 0) stage.failed = 1;
    this.passed += stage.passed;
    this.failed += stage.failed;
  }
}

function count(stage, line) {
  for (const { line: pattern, of } of COUNTS) {
    const found = pattern.exec(line.trimEnd());
    if (found) {
      const { passed, failed } = of(found.slice(1).map((digits) => Number(digits ?? 0)));
      stage.passed += passed;
      stage.failed += failed;
      return;
    }
  }
}
