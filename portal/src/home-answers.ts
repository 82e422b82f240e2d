import type { Me } from '@comptoir/shared/access/portal';
import type { Permission } from '@comptoir/shared/access/permissions';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from './api/use-api.ts';
import { ownNewsQuery } from './announcements/api.ts';
import { apartQuery, devicesQuery } from './devices/api.ts';
import { backupsQuery, coverQuery, waitingQuery } from './home/api.ts';
import { mailQuery } from './mail/api.ts';
import { doubtfulQuery, presenceQuery } from './punches/api.ts';
import { useOwnAnswer } from './planning/own/use-own-answer.ts';
import { planRequestsQuery } from './planning/requests/api.ts';
import { ownTasksQuery } from './tasks/api.ts';
import { useKeep } from './kept-answer.ts';
import { ownHoursQuery } from './timesheets/api.ts';
import { hoursKeeping } from './timesheets/kept-hours.ts';
import { askedRange } from './timesheets/own-days.ts';
import { useToClose, useToSettle } from './timesheets/use-to-settle.ts';

/** What the home follows. Undefined: not for this person, and not asked. */
export type Answers = ReturnType<typeof useAnswers>;

/** Asks what the cards of this person are about. */
export function useAnswers(me: Me, now: number, zone: string) {
  const api = useApi();
  const [opened] = useState(now);
  const range = askedRange(now, zone);
  const may = (permission: Permission) => me.permissions.includes(permission);
  const hours = useQuery({
    ...ownHoursQuery(api, range.from, range.to),
    enabled: may('own.hours'),
  });
  useKeep(hours, hoursKeeping(me.person.id));
  const schedule = useOwnAnswer(me, now, zone, may('own.schedule'));
  const news = useQuery({ ...ownNewsQuery(api), enabled: may('own.schedule') });
  const tasks = useQuery({ ...ownTasksQuery(api), enabled: may('own.schedule') });
  const asking = useQuery({ ...planRequestsQuery(api), enabled: may('planning.publish') });
  const presence = useQuery({ ...presenceQuery(api), enabled: may('presence.read') });
  const doubtful = useQuery({ ...doubtfulQuery(api), enabled: may('punches.approve') });
  const toSettle = useToSettle(me, now, may('hours.read') && may('punches.approve'));
  const toClose = useToClose(me, now, may('periods.lock'));
  const waiting = useQuery({ ...waitingQuery(api), enabled: may('access.open') });
  const cover = useQuery({ ...coverQuery(api), enabled: may('roles.give') });
  const mail = useQuery({ ...mailQuery(api), enabled: may('mail.read') });
  const backups = useQuery({ ...backupsQuery(api), enabled: may('journal.read') });
  const devices = useQuery({
    ...devicesQuery(api),
    enabled: may('devices.manage'),
    select: (answer) => answer.devices,
  });
  const mayLook = may('devices.manage') || may('punches.approve');
  const apart = useQuery({
    ...apartQuery(api),
    enabled: mayLook,
    select: (answer) => answer.devices,
  });
  return {
    opened,
    hours: may('own.hours') ? hours : undefined,
    schedule: may('own.schedule') ? schedule : undefined,
    news: may('own.schedule') ? news : undefined,
    tasks: may('own.schedule') ? tasks : undefined,
    asking: may('planning.publish') ? asking : undefined,
    presence: may('presence.read') ? presence : undefined,
    doubtful: may('punches.approve') ? doubtful : undefined,
    toSettle: may('hours.read') && may('punches.approve') ? toSettle : undefined,
    toClose: may('periods.lock') ? toClose : undefined,
    waiting: may('access.open') ? waiting : undefined,
    cover: may('roles.give') ? cover : undefined,
    mail: may('mail.read') ? mail : undefined,
    backups: may('journal.read') ? backups : undefined,
    devices: may('devices.manage') ? devices : undefined,
    apart: mayLook ? apart : undefined,
  };
}
