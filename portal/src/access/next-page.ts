/** Where the log-in leads: only to pages of this portal. An address from outside must not be reached through it. */
export function nextPage(wanted: string | undefined): string {
  return wanted !== undefined && /^\/(?!\/)[\w/-]*$/.test(wanted) ? wanted : '/';
}
