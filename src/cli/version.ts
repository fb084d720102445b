/** Put in by the bundler, from the manifest. */
declare const GANTRY_VERSION: string;

/** The version of Gantry, as its manifest says. */
export const VERSION: string = GANTRY_VERSION;
