/** What the closing line of a run says. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
}

/** The mark of a line that is ours, among all that VS Code prints; scripts/workbench.mjs looks for it. */
const mark = '#gantry ';

/** A mocha reporter that needs a console only, so that it works in every extension host. */
export function tell(runner: Mocha.Runner): void {
  const counts = { passed: 0, failed: 0, pending: 0 };
  const say = (line: string) => {
    // The console is the only way out of the web worker host.
    // eslint-disable-next-line no-console
    console.log(line.replace(/^/gm, mark));
  };
  runner.on('pass', test => {
    counts.passed++;
    say(`  ok    ${test.fullTitle()} (${String(test.duration ?? 0)} ms)`);
  });
  runner.on('pending', test => {
    counts.pending++;
    say(`  skip  ${test.fullTitle()}`);
  });
  runner.on('fail', (test, error: unknown) => {
    counts.failed++;
    say(`  FAIL  ${test.fullTitle()}`);
    say(String(error instanceof Error ? error.stack : error).replace(/^/gm, '        '));
  });
  runner.on('end', () => { say(`counts ${JSON.stringify(counts)}`); });
}
