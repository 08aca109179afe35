export type Wachtrij = { readonly url: string; readonly naam: string };

/** What was read since the last time: per message its first moment on the shared clock (ms). */
export type Gelezen = {
  readonly ids: readonly string[];
  readonly op: readonly number[];
  /** Other messages on those queues. */
  readonly retouren: number;
  /** Since the reader began. */
  readonly cpuMs: number;
};
