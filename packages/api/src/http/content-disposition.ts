/**
 * Content-Disposition for a download.
 *
 * @invariant one line of ASCII whatever the name holds: other characters go percent-encoded into `filename*`
 */
export function attachment(fileName: string): string {
  const ascii = fileName.replace(/[^A-Za-z0-9._+-]/g, '_');
  const encoded = encodeURIComponent(fileName.replace(/[\p{Cc}\p{Cs}]/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return ascii === fileName
    ? `attachment; filename="${ascii}"`
    : `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
