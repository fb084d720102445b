import arrowDown from "@vscode/codicons/src/icons/arrow-small-down.svg";
import arrowUp from "@vscode/codicons/src/icons/arrow-small-up.svg";
import arrowLeft from "@vscode/codicons/src/icons/arrow-left.svg";
import arrowRight from "@vscode/codicons/src/icons/arrow-right.svg";
import arrowSwap from "@vscode/codicons/src/icons/arrow-swap.svg";
import arrowBoth from "@vscode/codicons/src/icons/arrow-both.svg";
import chevronDown from "@vscode/codicons/src/icons/chevron-down.svg";
import chevronRight from "@vscode/codicons/src/icons/chevron-right.svg";
import zoomIn from "@vscode/codicons/src/icons/zoom-in.svg";
import zoomOut from "@vscode/codicons/src/icons/zoom-out.svg";

/** The icons that point somewhere, come closer or go away. */
export const arrows = {
  "arrow-down": arrowDown,
  "arrow-up": arrowUp,
  "arrow-left": arrowLeft,
  "arrow-right": arrowRight,
  "arrow-swap": arrowSwap,
  "chevron-down": chevronDown,
  "chevron-right": chevronRight,
  fit: arrowBoth,
  "zoom-in": zoomIn,
  "zoom-out": zoomOut,
} as const;
