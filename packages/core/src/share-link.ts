/** What a link that needs no sign-in opens: a repository for Raspberry Pi Imager, or a badge. */
export const SHARE_LINK_KINDS = ['imager', 'badge'] as const;
export type ShareLinkKind = (typeof SHARE_LINK_KINDS)[number];
