import * as z from 'zod/mini';
import { type SheetPeriod, spans } from './sheet-period.ts';

const said = <T extends z.ZodMiniType>(value: T) => z.catch(z.optional(value), undefined);

/** Whose hours of when, in an address: what is not said is as usual, and what nobody understands is not said. */
export const sheetSearch = z.object({
  /** An establishment. */
  at: said(z.string()),
  team: said(z.string()),
  span: said(z.enum(spans)),
  from: said(z.string()),
  to: said(z.string()),
  /** The day that stands open, on somebody's page. */
  day: said(z.string()),
});
export type SheetSearch = z.infer<typeof sheetSearch>;

export type SheetPlace = { id: string; name: string; zone: string; cutOffHour: number };

/** Where one looks, and at which days: what every page of the timesheets shares. */
export type SheetView = {
  establishment: SheetPlace;
  team: string | null;
  period: SheetPeriod;
};
