import type { Attachment } from '@comptoir/shared/journal/attachments';
import { type Draft, type Head, buildOperation } from '@comptoir/shared/journal/chain';
import type { OperationClock } from '@comptoir/shared/journal/operation';
import { hashGrant } from '@comptoir/shared/devices/enrolment';
import {
  punchReceiptInput,
  statementBody,
  writePunchReceipt,
} from '@comptoir/shared/evidence/punch-receipt';
import { type Receipt, hashReceipt, pushInput } from '@comptoir/shared/journal/receipt';
import type { PunchType } from '@comptoir/shared/punches/operations';
import type { SyncAnswer } from '@comptoir/shared/sync/messages';
import { TestTablet } from '../../devices/testing-tablet.ts';
import type { Acts } from '../../testing/tablet-on-bench.ts';
import type { TestServer } from '../../testing-server.ts';

/** A tablet that was enrolled by its door and goes on with one epoch, over HTTP: it cites what it was given. */
export class TabletInStore {
  readonly tablet: TestTablet;
  readonly epoch: string;
  /** Operations written and not sent yet. */
  readonly held: { bytes: string; attachments: Attachment[] }[] = [];
  head: Head;
  receipt: Receipt | null = null;
  readonly #page: string;

  private constructor(tablet: TestTablet) {
    this.tablet = tablet;
    this.epoch = tablet.newId();
    this.#page = tablet.newId();
    this.head = { seq: 0, hash: hashGrant(tablet.grantBytes) };
  }

  static async open(server: TestServer, establishment: string): Promise<TabletInStore> {
    return new TabletInStore(await TestTablet.enrolled(server, establishment));
  }

  get device(): string {
    return this.tablet.device;
  }

  /** Writes one operation into the chain, to be sent later. @returns its id */
  hold(acts: Acts, attachments: Attachment[] = []): string {
    const { grant, server } = this.tablet;
    if (!grant) throw new Error('Not enrolled.');
    const { organisation, establishment, device, zone } = grant;
    const clock = { wall: server.clock.now(), page: this.#page, sincePage: 0, offset: 0 };
    const built = buildOperation(this.head, {
      ...{ id: this.tablet.newId(), organisation, establishment, device, epoch: this.epoch },
      ...{ actor: acts.actor ?? null, auth: acts.auth ?? 'pin', zone, app: 'test' },
      clock: { ...clock, jumped: false, ...acts.clock },
      receipt: this.receipt ? hashReceipt(this.receipt) : null,
      kind: acts.kind,
      body: acts.body,
    } as Draft);
    this.head = { seq: built.operation.seq, hash: built.hash };
    this.held.push({ bytes: built.bytes, attachments });
    return built.operation.id;
  }

  /** Sends what it holds. */
  async sync(): Promise<SyncAnswer> {
    const held = this.held.splice(0);
    const answer = await this.tablet.sync(
      {
        epoch: this.epoch,
        first: this.head.seq - held.length + 1,
        operations: held.map(({ bytes }) => bytes),
        attachments: held.flatMap(({ attachments }) => attachments),
        receipts: this.receipt ? [this.receipt] : [],
        signature: held.length > 0 ? await this.tablet.sign(pushInput(this.head.hash)) : null,
        cursor: null,
        pending: { count: held.length, oldest: null },
        app: 'test',
      },
      await this.tablet.token(),
    );
    if (answer.status !== 200) throw new Error(await answer.text());
    const said = (await answer.json()) as SyncAnswer;
    this.receipt = said.receipt;
    return said;
  }

  /** The same, at once. @returns the operation's id */
  async write(acts: Acts, attachments: Attachment[] = []): Promise<string> {
    const id = this.hold(acts, attachments);
    await this.sync();
    return id;
  }

  punch(person: string, type: PunchType, clock: Partial<OperationClock> = {}): Promise<string> {
    const body = { person, type, nameText: null };
    return this.write({ kind: 'punch.record', body, actor: person, clock });
  }

  /** The text of the code that stands on the screen after the newest punch. */
  async punchReceipt(person: string | null, type: PunchType): Promise<string> {
    const { epoch, head, device, tablet } = this;
    const wall = tablet.server.clock.now();
    const body = statementBody({ device, epoch, ...head, person, type, wall });
    const signature = await tablet.sign(punchReceiptInput(body));
    return writePunchReceipt({ body, signature });
  }
}
