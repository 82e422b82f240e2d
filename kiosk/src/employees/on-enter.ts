import type { KeyboardEvent } from 'react';

/**
 * Enter goes on to the next field of a form and, in the last one, presses its button: the keyboard of a tablet offers
 * nothing else.
 */
export function goOnAtEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'input:not([type=radio]):not([disabled]), select:not([disabled])',
    ),
  ];
  const next = fields[fields.indexOf(event.target) + 1];
  if (next === undefined) event.currentTarget.requestSubmit();
  else next.focus();
}
