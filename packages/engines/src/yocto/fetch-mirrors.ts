/** What the stage download says after a failure, read from the log of the task. */
const STAGE_LINE = /^Mirrors tried for (\S+): (.+)$/;
/** What BitBake says on its console of a mirror that has another file under the name. */
const OTHER_FILE =
  /(?:ERROR|WARNING): (\S+?)-[^-\s]+-r\d\S* do_fetch: Mirror checksum failure for url (\S+) \(original url: /;
/** More names make the sentence longer, not clearer; the log has them all. */
const MOST_NAMES = 3;

/** The site, or the directory of a mirror on the build host. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return host === '' ? pathname.replace(/\/[^/]*$/, '') : host;
}

function inWords(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  const words = more > 0 ? [...shown, `${more} more`] : shown;
  return [words.slice(0, -1).join(', '), words.at(-1)].filter((word) => word !== '').join(' and ');
}

/**
 * @param recipe - what could not be fetched
 * @param lines - of the stage's log
 * @returns the mirrors that were tried, as in `the mirrors a.example and b.example`; undefined where the log names none
 */
export function mirrorsTried(recipe: string, lines: readonly string[]): string | undefined {
  const urls = lines.flatMap((line) => {
    const [, name, found] = STAGE_LINE.exec(line) ?? OTHER_FILE.exec(line) ?? [];
    return name === recipe && found !== undefined ? found.split(' ') : [];
  });
  const names = [...new Set(urls.map(placeOf))];
  if (names.length === 0) return undefined;
  return `the ${names.length === 1 ? 'mirror' : 'mirrors'} ${inWords(names)}`;
}
