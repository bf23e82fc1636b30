/** What a person may do in a team, from the least to the most. */
export const TEAM_ROLES = ['viewer', 'composer', 'maintainer', 'owner'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/**
 * What a route asks for: `read` everything of the team; `build` images and keep recipes; `release` images, remove them
 * and see who did what; `manage` people, tokens of others and the team itself.
 */
export const PERMISSIONS = ['read', 'build', 'release', 'manage'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Every permission of a role. Each role may do what the one before it may, and one thing more. */
export function permissionsOf(role: TeamRole): readonly Permission[] {
  return PERMISSIONS.slice(0, TEAM_ROLES.indexOf(role) + 1);
}

/** The least role that has a permission. */
export function roleFor(permission: Permission): TeamRole {
  return TEAM_ROLES[PERMISSIONS.indexOf(permission)] ?? 'owner';
}

/** @returns the role, or `viewer` for text that names none: what is not understood gives nothing away */
export function asTeamRole(text: string): TeamRole {
  return TEAM_ROLES.find((role) => role === text) ?? 'viewer';
}
