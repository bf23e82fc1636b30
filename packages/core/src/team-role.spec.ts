import { expect, it } from 'vitest';
import { asTeamRole, permissionsOf, roleFor, TEAM_ROLES } from './team-role.ts';

it('gives each role what the one before it has, and one thing more', () => {
  expect(TEAM_ROLES.map((role) => permissionsOf(role).join(' '))).toEqual([
    'read',
    'read build',
    'read build release',
    'read build release manage',
  ]);
});

it('names the least role that has a permission', () => {
  expect([roleFor('read'), roleFor('build'), roleFor('release'), roleFor('manage')]).toEqual([...TEAM_ROLES]);
});

it('takes a role it does not know for the least one', () => {
  expect([asTeamRole('owner'), asTeamRole('admin'), asTeamRole('')]).toEqual(['owner', 'viewer', 'viewer']);
});
