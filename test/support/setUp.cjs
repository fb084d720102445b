// Loaded before every mocha run outside VS Code: a fixed seed, so that a property test that fails once fails again.
// GANTRY_SEED takes another one; GANTRY_RUNS the number of cases that each property tries.
'use strict';

const fc = require('fast-check');

const runs = process.env.GANTRY_RUNS;
fc.configureGlobal({ seed: Number(process.env.GANTRY_SEED ?? 20260105), ...(runs === undefined ? {} : { numRuns: Number(runs) }) });
