/** A task of TaskJuggler's tests whose dates differ from ours, and why. */
export interface Explained {
  /** File and path; with a dot at its end, all tasks in it. */
  readonly task: string;
  readonly reason: string;
}

const ZONE = "TaskJuggler reads the project's dates before it knows its time zone: the start and the end of the project lie an hour or two later.";

/** Every difference from TaskJuggler's dates. */
export const EXPLAINED: readonly Explained[] = [
  ...["ms1", "ms2", "p1.only_s_e.t1", "p1.ms.t1", "p1.ms.t2", "p2.t1", "p2.t2", "p2.t3", "p2.t4"].map(task => ({ task: `scheduler-InheritStartEnd ${task}`, reason: ZONE })),
  { task: "example-f-20 f20.elections.", reason: "The clocks of New York go back on 3 November 2013: an elapsed day has 25 hours there. Gantry counts civil time." },
  ...["video.video1.release_spotlight1_video", "spotlight_feature_blogs.spotlight_feature1.spotlight_feature1_drop", "spotlight_feature_blogs.spotlight_feature2.spotlight_feature2_drop"].map(task => ({
    task: `example-f-20 f20.pr.${task}`, reason: "What follows a length that is planned back: in TaskJuggler that one ends at the hour it has to, here with the work before it.",
  })),
  { task: "example-tutorial AcSo.deliveries.start", reason: ZONE },
];
