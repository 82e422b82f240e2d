import type { Reader } from './database/connection.ts';
import { findSubscriptions } from './notifications/push/queries.ts';
import { findRecipients } from './notifications/recipients/queries.ts';
import type { FindHeard } from './planning/publications/preview.ts';

/**
 * How people would hear of a publication: by what they chose, where their access stands.
 *
 * @param mails whether this server sends any
 */
export function findHeardBy({ mails }: { mails: boolean }): FindHeard {
  return async (db: Reader, organisation, people) => {
    const recipients = await findRecipients(db, organisation, people);
    const told = [...recipients.values()];
    const subscribed = await findSubscriptions(db, organisation, [...recipients.keys()]);
    const browsers = new Set(subscribed.map(({ person }) => person));
    const pushed = told.filter(
      ({ person, preferences }) => preferences.schedule.push && browsers.has(person),
    );
    const mailed = told.filter(({ preferences }) => mails && preferences.schedule.mail);
    return {
      pushed: new Set(pushed.map(({ person }) => person)),
      mailed: new Set(mailed.map(({ person }) => person)),
    };
  };
}
