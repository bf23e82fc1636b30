import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * @param prefix - one letter saying what the id names: `b` build, `i` image, `t` team, `u` person, `m` membership, `c` change of channel, `e` audit event, `k` API token, `v` invitation, `h` webhook, `d` message to a webhook, `r` recipe, `l` share link, `w` saved view
 * @returns the prefix and 19 random characters (95 bits), lower-case letters and digits only, so an id may stand in
 *   a file name, a volume name, a queue's job id or a host name
 */
export function newId(
  prefix: 'b' | 'i' | 'a' | 't' | 'u' | 'm' | 'c' | 'e' | 'k' | 'v' | 'h' | 'd' | 'r' | 'l' | 'w',
): string {
  return prefix + Array.from(randomBytes(19), (byte) => ALPHABET[byte & 31]).join('');
}
