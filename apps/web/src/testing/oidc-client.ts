/** What the provider of the tests knows Boardwright as. Apart from it, so that a stack can be told without loading it. */
export const OIDC_CLIENT = { id: 'boardwright', secret: 'a-secret-of-this-test' } as const;
