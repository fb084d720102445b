import type { ExtensionContext } from 'vscode';

/** The entry of the Node extension host. */
export function activate(_context: ExtensionContext): void {}
