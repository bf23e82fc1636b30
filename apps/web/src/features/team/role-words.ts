import type { Permission, TeamRole } from '@boardwright/core/team-role';

/** What a role is for, in one line. */
export const ROLE_WORDS: Readonly<Record<TeamRole, { readonly label: string; readonly help: string }>> = {
  viewer: { label: 'Viewer', help: 'Looks at everything and downloads images.' },
  composer: { label: 'Composer', help: 'Also builds images and proposes them as candidates.' },
  maintainer: {
    label: 'Maintainer',
    help: 'Also releases, deprecates and deletes images, and reads the audit trail.',
  },
  owner: { label: 'Owner', help: 'Also manages people, tokens and the team.' },
};

export const PERMISSION_WORDS: Readonly<
  Record<Permission, { readonly label: string; readonly help: string }>
> = {
  read: { label: 'Read', help: 'See builds and images, download files. Always included.' },
  build: { label: 'Build', help: 'Submit, cancel and retry builds, propose candidates.' },
  release: { label: 'Release', help: 'Move images between channels, delete them, read the audit trail.' },
  manage: { label: 'Manage', help: 'People, roles, tokens of others.' },
};
