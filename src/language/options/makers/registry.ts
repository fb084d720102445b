import type { Maker } from "../situation";
import { addPerson } from "./addPerson";
import { dropOptional } from "./dropOptional";
import { giveAway } from "./giveAway";
import { letLevel } from "./letLevel";
import { lowerShare } from "./lowerShare";
import { moveInSlack } from "./moveInSlack";
import { nextRelease } from "./nextRelease";
import { overlapLink } from "./overlapLink";
import { raisePriority } from "./raisePriority";
import { reduceLag } from "./reduceLag";
import { splitWork } from "./splitWork";
import { startEarlier } from "./startEarlier";
import { swapPerson } from "./swapPerson";
import { waitInSlack } from "./waitInSlack";

/** Every kind of option for what is late or too dear, what disturbs least first. */
export const MAKERS: readonly Maker[] = [reduceLag, startEarlier, raisePriority, addPerson, swapPerson, overlapLink, splitWork, dropOptional, nextRelease];

/** Every kind of option for who is booked beyond capacity, what disturbs least first. */
export const LOAD_MAKERS: readonly Maker[] = [moveInSlack, giveAway, lowerShare, letLevel];

/** Every kind of option for work that is blocked itself. */
export const BLOCKED_MAKERS: readonly Maker[] = [waitInSlack, nextRelease, dropOptional];
/** The same for what waits for it. */
export const WAITING_MAKERS: readonly Maker[] = [(situation, step) => (situation.plan.taskIndex.get(step.link?.dependency.on.id ?? "") === situation.aim.within[0] ? overlapLink(situation, step) : [])];
