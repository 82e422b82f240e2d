import {
  punchReceiptInput,
  statementBody,
  writePunchReceipt,
} from '@comptoir/shared/evidence/punch-receipt';
import { encode } from 'uqr';
import { readPortal, readStatement } from '../local-database/statement.ts';
import { sign } from '../sync/requests.ts';
import type { Tablet } from '../tablet.ts';
import { noteUnsigned } from '../unsigned-receipts.ts';

/**
 * The address that the code of a punch holds (EVID-30, EVID-32): the portal's check page, with the signed statement behind
 * `#`. Asked for once the tick is shown. Null: the tablet no longer holds that punch, or could not sign; the punch stands.
 */
export async function receiptAddress(tablet: Tablet, punch: string): Promise<string | null> {
  try {
    const statement = await readStatement(tablet.database, punch);
    if (statement === null) return null;
    const body = statementBody(statement);
    const { platform } = tablet;
    const signature = await sign(platform, tablet.identity(), punchReceiptInput(body));
    const portal = (await readPortal(tablet.database)) ?? platform.origin;
    return `${portal}/portal/check#${writePunchReceipt({ body, signature })}`;
  } catch (error) {
    // The punch is on the disk and its confirmation on the screen: nothing about its receipt may disturb that.
    noteUnsigned(tablet, error);
    return null;
  }
}

/** Dark and light squares of the code that holds an address. The least correction: a screen has no scratches. */
export function receiptCells(address: string): boolean[][] {
  return encode(address, { border: 0, ecc: 'L' }).data;
}
