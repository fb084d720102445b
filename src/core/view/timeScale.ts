import { MINUTES_PER_DAY } from "../model/instant";
import type { Instant } from "../model/instant";

/**
 * How time becomes pixels. Zoomed out, the working part of a day fills the day's whole width, so that a task of one
 * day is as wide as its day and Friday evening touches the weekend; from hours on, time is true; in between it glides.
 */
export interface TimeScale {
  /** The instant at x = 0, the start of a day. */
  readonly origin: Instant;
  readonly pxPerDay: number;
  /** First and last working minute of the usual day. */
  readonly opens: number;
  readonly closes: number;
}

/** A year is 7 px. */
export const LEAST_ZOOM = 0.02;
/** An hour is 80 px. */
export const MOST_ZOOM = 1920;

/** Where true time begins to show, and where it is reached, in pixels per day. */
const GLIDE_FROM = 120;
const GLIDE_TO = 320;

/** A zoom within its bounds. */
export function clampZoom(pxPerDay: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, pxPerDay));
}

function truth(pxPerDay: number): number {
  return Math.min(1, Math.max(0, (pxPerDay - GLIDE_FROM) / (GLIDE_TO - GLIDE_FROM)));
}

/** Where an instant stands. */
export function xOf(scale: TimeScale, at: Instant): number {
  const day = Math.floor((at - scale.origin) / MINUTES_PER_DAY);
  const minute = at - scale.origin - day * MINUTES_PER_DAY;
  return (day + shareOfDay(scale, minute)) * scale.pxPerDay;
}

/** Where a minute after midnight stands in its day, 0..1. */
export function shareOfDay(scale: TimeScale, minute: number): number {
  const stretched = Math.min(1, Math.max(0, (minute - scale.opens) / (scale.closes - scale.opens)));
  const t = truth(scale.pxPerDay);
  return stretched * (1 - t) + (minute / MINUTES_PER_DAY) * t;
}

/** The scale whose pixels hold a span of time in a width. */
export function zoomToFit(from: Instant, to: Instant, width: number): number {
  return clampZoom(width / Math.max(1, (to - from) / MINUTES_PER_DAY));
}
