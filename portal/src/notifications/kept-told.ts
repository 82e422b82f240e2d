import type { NotificationKind } from '@comptoir/shared/notifications/notification';
import {
  type NotificationsAnswer,
  notificationsAnswerSchema,
} from '@comptoir/shared/notifications/portal';
import type { Keeping } from '../kept-answer.ts';

/** What colleagues ask of whoever decides, and shifts that others give away. */
const ofOthers: readonly NotificationKind[] = ['decisions', 'offers'];

/** What one was told, on this device (spec NOTE-21): the latest lines, without what is other people's. */
export function toldKeeping(person: string): Keeping<NotificationsAnswer> {
  return { name: 'told', person, schema: notificationsAnswerSchema, toKeep: withoutOthers };
}

export function withoutOthers(answer: NotificationsAnswer): NotificationsAnswer {
  const notifications = answer.notifications.filter(({ kind }) => !ofOthers.includes(kind));
  return { ...answer, notifications };
}
