import { createMarking, readMarker } from './local-database/marker.ts';
import { mendJournal } from './local-database/mending.ts';
import { append, newId } from './sync/journal.ts';
import { createRounds } from './sync/rounds.ts';

/** What a tablet does once its first screen stands, and that screen does not wait for: in one script. */
export { append, createMarking, createRounds, mendJournal, newId, readMarker };
