import arrowLeft from "@vscode/codicons/src/icons/arrow-left.svg";
import arrowRight from "@vscode/codicons/src/icons/arrow-right.svg";
import arrowSwap from "@vscode/codicons/src/icons/arrow-swap.svg";
import arrowBoth from "@vscode/codicons/src/icons/arrow-both.svg";
import chevronDown from "@vscode/codicons/src/icons/chevron-down.svg";
import chevronRight from "@vscode/codicons/src/icons/chevron-right.svg";

/** The icons that point somewhere. */
export const arrows = {
  "arrow-left": arrowLeft,
  "arrow-right": arrowRight,
  "arrow-swap": arrowSwap,
  "chevron-down": chevronDown,
  "chevron-right": chevronRight,
  fit: arrowBoth,
} as const;
