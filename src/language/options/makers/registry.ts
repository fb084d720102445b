import type { Maker } from "../situation";
import { addPerson } from "./addPerson";
import { dropOptional } from "./dropOptional";
import { nextRelease } from "./nextRelease";
import { overlapLink } from "./overlapLink";
import { raisePriority } from "./raisePriority";
import { reduceLag } from "./reduceLag";
import { splitWork } from "./splitWork";
import { startEarlier } from "./startEarlier";
import { swapPerson } from "./swapPerson";

/** Every kind of option, what disturbs least first. */
export const MAKERS: readonly Maker[] = [reduceLag, startEarlier, raisePriority, addPerson, swapPerson, overlapLink, splitWork, dropOptional, nextRelease];
