import { Problem } from '../schemas/problem.ts';

/** An answer of the API that is not a success; `message` is a sentence for the person. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Reads a failed response; whatever is not problem details (a proxy's page, say) becomes an error with its status. */
export async function toApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = Problem.safeParse(body);
  if (parsed.success) return new ApiError(parsed.data);
  return new ApiError({
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: `The server answered ${response.status} ${response.statusText}`.trim(),
    code: 'UNEXPECTED_ANSWER',
    instance: response.headers.get('x-request-id') ?? '',
    issues: [],
  });
}
