import type { ExtensionContext } from 'vscode';

/** The entry of the web worker extension host. */
export function activate(_context: ExtensionContext): void {}
