interface LinkProblem {
  readonly title: string;
  readonly advice: string;
}

const NEW_LINK = 'Make a new one as described below; it takes a second.';

/** Why nobody was signed in, in plain words, from the code the sign-in library gives. */
export function linkProblem(code: string | null): LinkProblem | null {
  if (code === null) return null;
  if (/too_many_tries/.test(code)) {
    return {
      title: 'There were too many tries to sign in from your network.',
      advice: 'Wait a minute, then open the link again or sign in again. A link is not used up by this.',
    };
  }
  if (/EXPIRED/i.test(code)) {
    return { title: 'This link has expired. Links work for 24 hours.', advice: NEW_LINK };
  }
  if (/INVALID_TOKEN|ATTEMPTS_EXCEEDED/i.test(code)) {
    return {
      title: 'This link was used already, or is not complete. Each link works once.',
      advice: NEW_LINK,
    };
  }
  if (/not_invited|signup_disabled|unable_to_create_user/i.test(code)) {
    return {
      title: 'No team has invited your address.',
      advice:
        'Ask an owner of the team to invite the address that your identity provider knows, then sign in again.',
    };
  }
  if (/account_not_linked|unable_to_link_account|email_does_not_match/i.test(code)) {
    return {
      title: 'Your address has an account here that is not connected to this provider.',
      advice: 'Sign in by link once, then connect the provider in Settings.',
    };
  }
  return { title: 'You could not be signed in.', advice: `The reason given was: ${code}` };
}
