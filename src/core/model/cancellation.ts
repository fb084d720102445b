/** Asked in long loops: true when the result is no longer wanted. */
export interface Cancellation {
  readonly cancelled: boolean;
}

/** Never cancelled. */
export const NEVER_CANCELLED: Cancellation = { cancelled: false };
