import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs, needsPerson } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { IdParam } from '../schemas/page.ts';
import { SetupLink } from '../schemas/queue.ts';
import {
  CreatedInvitation,
  MemberRoleChange,
  MemberView,
  NewInvitation,
  TeamChange,
  TeamView,
} from '../schemas/team.ts';
import { invite, withdrawInvitation } from '../use-cases/invitations.ts';
import { changeRole, createMemberLink, readTeam, removeMember, renameTeam } from '../use-cases/team.ts';

const get = createRoute({
  method: 'get',
  path: '/team',
  ...needs('read'),
  tags: ['Team'],
  summary: 'The team, its people and what each role may do',
  responses: { 200: jsonAnswer('The team', TeamView), ...PROBLEMS },
});

const rename = createRoute({
  method: 'patch',
  path: '/team',
  ...needs('manage'),
  tags: ['Team'],
  summary: 'Rename the team',
  request: jsonBody(TeamChange),
  responses: { 200: jsonAnswer('The team', TeamView), ...PROBLEMS },
});

const createInvitation = createRoute({
  method: 'post',
  path: '/team/invitations',
  ...needsPerson('manage', { operator: false }),
  tags: ['Team'],
  summary: 'Invite somebody by a link that works once, for 7 days',
  description:
    'By a signed-in person, not by an API token. No mail is sent. The answer is the only place where the link is ever shown.',
  request: jsonBody(NewInvitation),
  responses: { 201: jsonAnswer('The invitation', CreatedInvitation), ...PROBLEMS },
});

const withdraw = createRoute({
  method: 'delete',
  path: '/team/invitations/{id}',
  ...needsPerson('manage'),
  tags: ['Team'],
  summary: 'Take an invitation back',
  description: 'By a signed-in person or the operator, not by an API token.',
  request: { params: IdParam },
  responses: { 204: { description: 'Taken back' }, ...PROBLEMS },
});

const setRole = createRoute({
  method: 'patch',
  path: '/team/members/{id}',
  ...needsPerson('manage'),
  tags: ['Team'],
  summary: "Change a member's role",
  description: 'By a signed-in person or the operator, not by an API token.',
  request: { params: IdParam, ...jsonBody(MemberRoleChange) },
  responses: { 200: jsonAnswer('The member', MemberView), ...PROBLEMS },
});

const remove = createRoute({
  method: 'delete',
  path: '/team/members/{id}',
  ...needsPerson('read'),
  tags: ['Team'],
  summary: 'Take somebody out of the team, or leave it',
  description:
    'By a signed-in person or the operator, not by an API token. Others need the permission manage. The API tokens, share links and invitations they made end at once, and with the last team their sessions.',
  request: { params: IdParam },
  responses: { 204: { description: 'No member any more' }, ...PROBLEMS },
});

const signInLink = createRoute({
  method: 'post',
  path: '/team/members/{id}/sign-in-link',
  ...needsPerson('manage'),
  tags: ['Team'],
  summary: 'Make a link that signs a member in, once, within 24 hours',
  description:
    'By a signed-in person or the operator, not by an API token. Not for people who belong to another team as well. For an owner it is made by themselves or by the operator: it would let another owner act in their name.',
  request: { params: IdParam },
  responses: { 201: jsonAnswer('The link', SetupLink), ...PROBLEMS },
});

export function addTeamRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(get, async (c) => c.json(await readTeam(deps, c.var.principal), 200));
  router.openapi(rename, async (c) =>
    c.json(await renameTeam(deps, c.var.principal, c.req.valid('json').name), 200),
  );
  router.openapi(createInvitation, async (c) =>
    c.json(await invite(deps, c.var.principal, c.req.valid('json')), 201),
  );
  router.openapi(withdraw, async (c) => {
    await withdrawInvitation(deps, c.var.principal, c.req.valid('param').id);
    return c.body(null, 204);
  });
  router.openapi(setRole, async (c) => {
    const { role } = c.req.valid('json');
    return c.json(await changeRole(deps, c.var.principal, c.req.valid('param').id, role), 200);
  });
  router.openapi(remove, async (c) => {
    await removeMember(deps, c.var.principal, c.req.valid('param').id);
    return c.body(null, 204);
  });
  router.openapi(signInLink, async (c) =>
    c.json(await createMemberLink(deps, c.var.principal, c.req.valid('param').id), 201),
  );
}
