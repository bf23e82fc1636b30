/** Some browsers still read the URL after the click. */
const REVOKE_AFTER_MS = 40_000;

/**
 * Lets the browser save what the page holds.
 *
 * @param content - text, or what the server answered
 * @param fileName - proposed to the person; without directories
 */
export function saveFile(content: string | Blob, fileName: string): void {
  const link = document.createElement('a');
  const href = URL.createObjectURL(typeof content === 'string' ? new Blob([content]) : content);
  link.href = href;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), REVOKE_AFTER_MS);
}
