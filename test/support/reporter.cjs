// A quiet mocha reporter: failures in full, everything else as counts; the counts also go to GANTRY_COUNTS_FILE.
'use strict';

const fs = require('node:fs');
const { reporters: { Base } } = require('mocha');

module.exports = class Quiet extends Base {
  constructor(runner, options) {
    super(runner, options);
    runner.on('fail', test => process.stdout.write(`FAIL  ${test.fullTitle()}\n`));
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      this.epilogue();
      const file = process.env.GANTRY_COUNTS_FILE;
      if (file !== undefined) fs.writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, pending }));
    });
  }
};
