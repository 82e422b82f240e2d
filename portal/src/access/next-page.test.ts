import { expect, it } from 'vitest';
import { nextPage } from './next-page.ts';

it('PORTAL-5 the log-in leads to pages of the portal alone', () => {
  for (const page of ['/', '/people', '/people/01930000-0000-7000-8000-000000000001']) {
    expect(nextPage(page)).toBe(page);
  }
  for (const page of [
    undefined,
    '',
    'people',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/people?next=//evil.example',
    '/%2f/evil.example',
  ]) {
    expect([page, nextPage(page)]).toEqual([page, '/']);
  }
});
