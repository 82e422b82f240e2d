import type { JournalFault } from '../../journal/verify.ts';
import type { ProjectionFault } from '../../journal/rebuild.ts';

/** What is not as it was written. Each check names its first. */
export type EvidenceFault =
  | {
      about: 'operation';
      position: number;
      fault:
        | JournalFault['fault']
        /** The tablet's signature of its push does not cover it, or is not there although signatures are kept. */
        | 'signature'
        | 'unsigned'
        /** The first of an epoch follows neither the enrolment nor an epoch that it names. */
        | 'grant'
        /** It enrolled another key than the tablet's row holds. */
        | 'device-key'
        /** Its store, or the tablet that it replaces, is another in the tablet's row. */
        | 'device-place'
        | 'device-unknown'
        | 'receipt-missing';
    }
  | { about: 'device'; device: string; fault: 'not-enrolled' }
  | {
      about: 'receipt';
      device: string;
      at: number;
      /** `lost`: it attests an operation that is neither in the journal nor apart. */
      fault: 'signature' | 'columns' | 'contradicts' | 'lost';
    }
  | {
      about: 'checkpoint';
      size: number;
      at: number;
      /** The file that it stands in; null: the table. */
      file: string | null;
      fault: 'signature' | 'columns' | 'root' | 'shorter' | 'unknown-organisation';
    }
  | { about: 'tree'; level: number; number: number }
  /** Of a projected table, or of one beside the journal. */
  | ({ about: 'row' } & ProjectionFault);
