/** All files with tests for one run, imported; esbuild.js makes this module. */
declare module "gantry:tests";
declare module "mocha/mocha";
