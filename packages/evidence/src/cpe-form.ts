const VALUE = String.raw`(?:[?]*|[*]?)(?:[A-Za-z0-9._-]|\\[\\*?!"#$%&'()+,/:;<=>@\[\]^\x60{|}~])+(?:[?]*|[*]?)|[*-]`;
const LANGUAGE = '[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?|[*-]';
const CPE = new RegExp(`^cpe:2\\.3:[aho*-](?::(?:${VALUE})){5}:(?:${LANGUAGE})(?::(?:${VALUE})){4}$`);

/**
 * Whether a text is a CPE 2.3 formatted string, as SBOMs must have it.
 *
 * @source NISTIR 7695, section 6.2, as in the JSON schemas of the National Vulnerability Database
 */
export function isCpeName(text: string): boolean {
  return CPE.test(text);
}
