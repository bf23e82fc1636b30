import { PERMISSIONS, TEAM_ROLES } from '@boardwright/core/team-role';
import { z } from '@hono/zod-openapi';

const Role = z.enum(TEAM_ROLES).openapi('TeamRole');

/** A name that people read: one line, nothing that could turn the text around it. */
const PlainName = z
  .string()
  .trim()
  .min(1, 'It must not be empty.')
  .max(80, 'It must not be longer than 80 characters.')
  .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text), 'It must not hold control characters.');

export const MemberView = z
  .object({
    id: z.string(),
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    joinedAt: z.iso.datetime(),
    /** The caller. */
    you: z.boolean(),
    made: z
      .object({ shareLinks: z.number().int(), invitations: z.number().int(), apiTokens: z.number().int() })
      .nullable()
      .openapi({
        description:
          'What they made that still works and ends when they leave; null for those who neither manage the team nor are the member',
      }),
  })
  .openapi('Member');
export type MemberView = z.infer<typeof MemberView>;

export const InvitationView = z
  .object({
    id: z.string(),
    email: z.string(),
    role: Role,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .openapi('Invitation');
export type InvitationView = z.infer<typeof InvitationView>;

export const TeamView = z
  .object({
    id: z.string(),
    name: z.string(),
    members: z.array(MemberView),
    /** Open ones; empty for those who do not manage the team. */
    invitations: z.array(InvitationView),
    /** What each role may do. */
    roles: z.array(z.object({ role: Role, permissions: z.array(z.enum(PERMISSIONS)) })),
  })
  .openapi('Team');
export type TeamView = z.infer<typeof TeamView>;

export const TeamChange = z.object({ name: PlainName }).strict().openapi('TeamChange');
export const MemberRoleChange = z.object({ role: Role }).strict().openapi('MemberRoleChange');

export const NewInvitation = z
  .object({
    email: z
      .email('It must be an e-mail address.')
      .max(200)
      .transform((text) => text.toLowerCase())
      .openapi({ example: 'ada@example.org', description: 'Names the account; no mail is sent' }),
    role: Role,
  })
  .strict()
  .openapi('NewInvitation');
export type NewInvitation = z.infer<typeof NewInvitation>;

export const CreatedInvitation = z
  .object({
    invitation: InvitationView,
    /** Shown this once; to be handed to the person. */
    url: z.string(),
  })
  .openapi('CreatedInvitation');
export type CreatedInvitation = z.infer<typeof CreatedInvitation>;

const InvitationSecret = z.string().max(200);

export const JoinLook = z.object({ token: InvitationSecret }).strict().openapi('JoinLook');
export const JoinOffer = z
  .object({
    team: z.string(),
    role: Role,
    email: z.string(),
    expiresAt: z.iso.datetime(),
    /** Name of the person who is signed in in this browser, or null. */
    signedInAs: z.string().nullable(),
  })
  .openapi('JoinOffer');
export type JoinOffer = z.infer<typeof JoinOffer>;

export const Join = z
  .object({
    token: InvitationSecret,
    name: PlainName.optional().openapi({ description: 'Of a new account' }),
  })
  .strict()
  .openapi('Join');
export type Join = z.infer<typeof Join>;

export const Joined = z
  .object({
    /** To be opened in the browser: signs a new person in. Null for somebody who is signed in. */
    signInUrl: z.string().nullable(),
  })
  .openapi('Joined');
export type Joined = z.infer<typeof Joined>;
