import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import type { Told } from '@comptoir/shared/journal/told-fields';
import type { Known, Teller } from './known.ts';
import { given } from './known.ts';

type Hours =
  | `correction.${'propose' | 'decide' | 'withdraw' | 'object'}`
  | `period.${'lock' | 'reopen'}`
  | `statement.${'issue' | 'acknowledge' | 'dispute'}`
  | 'timesheet.approve'
  | 'export.define';

/** What was changed about worked time. */
export const hours: { [K in Hours]: Teller<K> } = {
  'correction.propose': ({ body }, known) => [
    ...given('day', body.day),
    ...changeOf(body.change, known),
    ...given('reason', known.text(body.reasonText)),
  ],
  'correction.decide': ({ body }, known) => [
    ...given('decision', body.decision),
    ...(body.edited === null ? [] : changeOf(body.edited, known)),
    ...given('reason', known.text(body.reasonText)),
  ],
  'correction.withdraw': () => [],
  'correction.object': ({ body }, known) => given('reason', known.text(body.reasonText)),
  'timesheet.approve': ({ body }) => [
    ...given('day', body.from),
    ...given('to', body.to),
    ...given('worked', body.worked),
  ],
  'period.lock': ({ body }) => [...given('day', body.from), ...given('to', body.to)],
  'period.reopen': ({ body }, known) => given('reason', known.text(body.reasonText)),
  'statement.issue': ({ body }) => [...given('day', body.from), ...given('to', body.to)],
  'statement.acknowledge': () => [],
  'statement.dispute': ({ body }, known) => given('reason', known.text(body.reasonText)),
  'export.define': ({ body }, known) => [
    ...given('export', known.text(body.nameText)),
    ...given('exportFormat', body.format),
    ...given('archived', body.archived),
  ],
};

/** Punches one a line, as `in 1763715600000`: whoever shows them writes them in words. */
function changeOf({ remove, add }: PunchChange, known: Known): Told[] {
  const removed = remove.flatMap((id) => {
    const punch = known.punch(id);
    return punch === null ? [] : [`${punch.type} ${punch.at}`];
  });
  const added = add.map(({ type, at }) => `${type} ${at}`);
  return [
    ...given('removedPunches', removed.length === 0 ? null : removed.join('\n')),
    ...given('addedPunches', added.length === 0 ? null : added.join('\n')),
  ];
}
