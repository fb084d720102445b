/** Characters of a file from which a hint says that it is large. */
export const LARGE_FILE = 4_000_000;
/** Characters of a file beyond which it is not read. */
export const MAX_FILE = 8_000_000;
/** Estimated nodes of a file beyond which it is not read; 10,000 tasks have 250,000. */
export const MAX_NODES = 1_000_000;
/** Nodes of one item or top-level key beyond which it is not read. */
export const MAX_ITEM_NODES = 20_000;
/** Characters of one item or top-level key beyond which it is not read. */
export const MAX_ITEM = 400_000;
/** Nesting beyond which an item is not read. */
export const MAX_DEPTH = 64;
/** Aliases in one item; each is resolved once. */
export const MAX_ALIASES = 1_000;
/** Nodes that the aliases of one item may stand for in all. */
export const MAX_ALIAS_NODES = 10_000;
/** Problems of one item that are reported one by one. */
export const MAX_ITEM_PROBLEMS = 100;
/** Include files no deeper than this. */
export const MAX_INCLUDE_DEPTH = 8;
/** Unknown top-level keys of a file that are reported one by one. */
export const MAX_UNKNOWN = 100;
