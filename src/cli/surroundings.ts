/** What loading plans needs from the process around it. */
export interface Surroundings {
  readonly workingFolder: string;
  readonly clock: () => Date;
}

/** What a command may use of the process around it. */
export interface CliSurroundings extends Surroundings {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}
